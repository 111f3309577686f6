// What a query has changed, in words.
#pragma once

#include <string>

#include "newsgraph/graph/graph.h"

namespace newsgraph::cli {

/// "2 nodes created, 1 property set", or "nothing changed".
std::string describe(const ChangeCounts& counts);

}  // namespace newsgraph::cli
