// What a query has changed, in words.
#pragma once

#include <functional>
#include <string>

#include "newsgraph/graph/graph.h"

namespace newsgraph::cli {

/// "2 nodes created, 1 property set", or "nothing changed".
std::string describe(const ChangeCounts& counts);

/// Shows the rows of a query whose changes are saved already. When that fails, the Error says that
/// they are.
void show_after_saving(const std::function<void()>& show);

}  // namespace newsgraph::cli
