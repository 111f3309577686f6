// A graph as sorted lines of text in which ids play no role: two graphs that say the same have the
// same dump, whatever the order in which they were built.
#pragma once

#include <string>

#include "newsgraph/graph/graph.h"

namespace newsgraph::testing {

std::string canonical_dump(const Graph& graph);

}  // namespace newsgraph::testing
