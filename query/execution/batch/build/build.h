// From a plan to batch operators, and from their chunks back to rows.
#pragma once

#include <set>

#include "newsgraph/query/execution/batch/threads/sharing.h"
#include "newsgraph/query/execution/operator.h"

namespace newsgraph::execution::batch {

/// An operator that makes the rows of the plan by batch operators; null when the plan has a part
/// that has none, or finds nothing in the graph. The plan starts from the empty row. `needed` are
/// the slots that are read of its rows, which are not `all_rows` when who reads them may stop at
/// one; `row_width` is the number of slots of the query. Threads share the work where `sharing`
/// says so.
execution::OperatorPtr build(const planner::Plan& plan, const std::set<planner::Slot>& needed,
                             bool all_rows, std::size_t row_width, Execution& execution,
                             const Sharing& sharing = {});

}  // namespace newsgraph::execution::batch
