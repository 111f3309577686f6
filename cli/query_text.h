// The text of a query, from wherever it was said to be.
#pragma once

#include <string>

#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/console.h"

namespace newsgraph::cli {

/// Throws Error (kUsage) unless it is given in exactly one way; (kInput) when the file cannot be
/// read or is larger than any query.
std::string read_query(const QueryText& query, Console& console);

}  // namespace newsgraph::cli
