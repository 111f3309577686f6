// Putting the path of a matched or created pattern together.
#pragma once

#include "newsgraph/query/planner/plan.h"
#include "newsgraph/query/result.h"

namespace newsgraph::execution {

/// Sets the path's slot from the slots of its nodes and relationships. Where a path of one node has
/// none yet to start from, because that is tested afterwards, it is null.
void bind_path(const planner::BindPath& plan, const Graph& graph, Row& row);

}  // namespace newsgraph::execution
