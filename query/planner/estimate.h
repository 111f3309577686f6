// How many rows each operator of a plan is expected to give.
#pragma once

#include "newsgraph/query/planner/cost.h"
#include "newsgraph/query/planner/plan.h"

namespace newsgraph::planner {

/// Fills in Plan::estimated_rows from the bottom up, once the plan is final. What a pattern finds,
/// and what equations of properties leave of it, rests on the counts of the graph and samples of
/// its properties (cost.h); what other conditions, grouping and lists make of it on customary
/// guesses. Beside people who read plans, the choice of batch operators rests on these numbers: for
/// cycles, which side of a join is kept, what is counted or merged, where threads share the work.
void estimate_rows(Plan& plan, const CostModel& cost);

}  // namespace newsgraph::planner
