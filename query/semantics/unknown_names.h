// Labels, types and property keys that a query asks for and the graph does not have.
//
// Such a query is sound and finds nothing, which is hardly what its author meant.
#pragma once

#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/query/notification.h"
#include "newsgraph/query/semantics/check.h"

namespace newsgraph::semantics {

/// In the order of the text, each name once. Names that the query itself writes are known, and an
/// empty graph is asked for nothing.
std::vector<Notification> unknown_names(const CheckedQuery& query, const Graph& graph);

}  // namespace newsgraph::semantics
