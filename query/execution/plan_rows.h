// Plans as rows: what EXPLAIN and PROFILE answer.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "newsgraph/query/execution/execution.h"
#include "newsgraph/query/planner/plan.h"
#include "newsgraph/query/result.h"

namespace newsgraph::execution {

/// One row an operator, as Engine::explain() documents them; `profile` is null for EXPLAIN.
void give_plan(const planner::PlannedQuery& plan, const Profile* profile,
               const std::function<void(const std::vector<std::string>&)>& on_columns,
               const std::function<bool(const Row&)>& on_row);

}  // namespace newsgraph::execution
