// How many rows each operator of a plan is expected to give.
#pragma once

#include "newsgraph/query/planner/plan.h"

namespace newsgraph::planner {

/// Fills in Plan::estimated_rows from the bottom up, once the plan is final. What a pattern finds
/// rests on the counts of the graph (cost.h); what conditions, grouping and lists make of it on
/// customary guesses. For people who read plans: nothing is decided by these numbers.
void estimate_rows(Plan& plan);

}  // namespace newsgraph::planner
