// The sums that a file has which newsgraph writes a graph to.
#pragma once

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/store/content_sums.h"

namespace newsgraph::store {

/// Those of the log are none.
ContentSums sums_of(const Graph& graph);

}  // namespace newsgraph::store
