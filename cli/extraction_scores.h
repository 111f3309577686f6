// `newsgraph extract --evaluate`: articles read like any others, and scored.
#pragma once

#include "newsgraph/cli/commands.h"

namespace newsgraph::cli {

/// Extracts the articles of options.evaluate and writes how far they are from their expected facts.
/// A file at fault ends it: a score without it would be another score.
void write_scores(const ExtractOptions& options, Console& console);

}  // namespace newsgraph::cli
