// What is sound in a query but finds nothing, which is hardly what its author meant: labels, types
// and property keys that the graph does not have, types written as variables, comparisons with
// null.
#pragma once

#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/query/notification.h"
#include "newsgraph/query/semantics/check.h"

namespace newsgraph::semantics {

/// Each name once. Names that the query itself writes are known, and an empty graph lacks nothing.
std::vector<Notification> notifications(const CheckedQuery& query, const Graph& graph);

}  // namespace newsgraph::semantics
