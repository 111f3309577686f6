// Walks of many steps and the paths they are parts of, one function an operator.
#pragma once

#include "newsgraph/query/execution/batch/operator.h"
#include "newsgraph/query/execution/batch/steps/neighbours.h"
#include "newsgraph/query/execution/batch/steps/rivals.h"
#include "newsgraph/query/execution/batch/walks/walk_tests.h"
#include "newsgraph/query/planner/plan.h"

namespace newsgraph::execution::batch {

struct WalkParts {
  planner::Slot from;
  std::optional<planner::Slot> relationships;  ///< absent: nobody reads their list
  std::optional<planner::Slot> length;         ///< absent: nobody reads their number
  std::optional<planner::Slot> to;             ///< absent: nobody reads it
  Neighbours neighbours;
  Rivals rivals;
  std::uint64_t minimum;
  std::uint64_t maximum;
  bool into = false;      ///< `to` is where the walk has to end
  bool reversed = false;  ///< the list is against the walk
  Slots carried;
  bool duplicates_matter = true;
  bool may_count = false;  ///< a row may stand for several
  WalkTests tests = {};
};
/// Every walk, each relationship at most once in it.
OperatorPtr make_walks(OperatorPtr input, Execution& execution, WalkParts parts);
/// Every node that a walk of at least `minimum` (0 or 1) steps ends in, once a row; neither the
/// relationships nor the end are known or asked for.
OperatorPtr make_reach(OperatorPtr input, Execution& execution, WalkParts parts);

/// The shortest walks, or one of them, between the nodes in two slots. What the pattern says of
/// relationships depends on no row.
struct ShortestPathParts {
  planner::ShortestPath plan;
  bool gives_relationships;
  bool gives_length;
  Slots carried;
};
OperatorPtr make_shortest_path(OperatorPtr input, Execution& execution, ShortestPathParts parts);

/// The path of a pattern, from its nodes and relationships.
OperatorPtr make_bind_path(OperatorPtr input, Execution& execution, planner::BindPath path,
                           std::size_t row_width);
OperatorPtr make_path_length(OperatorPtr input, planner::PathLength length);

}  // namespace newsgraph::execution::batch
