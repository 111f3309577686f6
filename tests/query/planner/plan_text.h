// Plans as text, for tests that are tables.
#pragma once

#include <string>
#include <string_view>

#include "newsgraph/query/planner/planner.h"

namespace newsgraph {

/// The operators of a query's plan, one a line, as EXPLAIN prints them but without estimates.
std::string plan_text(const Graph& graph, std::string_view query,
                      const planner::PlannerOptions& options = {});

}  // namespace newsgraph
