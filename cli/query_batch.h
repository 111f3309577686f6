// Many writing queries whose syncs are shared: query --batch and --each.
#pragma once

#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/console.h"

namespace newsgraph::cli {

/// Runs the statements of a text one after the other, or one query with the parameters of each line
/// of a file. Each is atomic by itself; the first that fails ends the run, and those before it
/// stay. Whenever the input has nothing more for now, all so far is made durable.
ExitStatus run_batch(const QueryOptions& options, Console& console);

}  // namespace newsgraph::cli
