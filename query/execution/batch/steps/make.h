// Steps along relationships, one function an operator.
#pragma once

#include "newsgraph/query/execution/batch/expression.h"
#include "newsgraph/query/execution/batch/steps/neighbours.h"
#include "newsgraph/query/execution/batch/steps/prepared_neighbours.h"
#include "newsgraph/query/execution/batch/steps/rivals.h"
#include "newsgraph/query/execution/batch/steps/step_lists.h"

namespace newsgraph::execution::batch {

struct ExpandParts {
  planner::Slot from;
  std::optional<planner::Slot> relationship;  ///< absent: nobody reads it
  std::optional<planner::Slot> to;            ///< absent: nobody reads it
  Neighbours neighbours;
  Rivals rivals;
  Slots carried;
  /// Rows that differ in nothing that is carried or given need not all be made.
  bool duplicates_matter = true;
};
/// With neither relationship nor end asked for, rows are counted, not made.
OperatorPtr make_expand(OperatorPtr input, Execution& execution, ExpandParts parts);

/// What a step's relationship must meet.
struct StepConditions {
  std::optional<StepKey> key;
  StepTest test;
  /// For make_expand_where() alone; null when each node comes up once.
  std::shared_ptr<StepLists> lists;
};
OperatorPtr make_expand_where(OperatorPtr input, Execution& execution, ExpandParts parts,
                              StepConditions conditions);

struct ExpandIntoParts {
  planner::Slot from, to;
  std::optional<planner::Slot> relationship;
  Neighbours neighbours;
  Rivals rivals;
  Slots carried;
  bool duplicates_matter = true;
  std::optional<StepConditions> conditions = std::nullopt;
};
OperatorPtr make_expand_into(OperatorPtr input, Execution& execution, ExpandIntoParts parts);

/// Steps that end in one node, from nodes that are known: the node is looked for in the shortest of
/// their lists of neighbours.
struct IntersectParts {
  struct Side {
    planner::Slot from;
    std::optional<planner::Slot> relationship;
    Neighbours neighbours;
    Rivals rivals;
    /// The sides before it whose relationships must be others.
    std::vector<std::size_t> differs_from = {};
    /// For make_intersect_prepared() alone.
    std::shared_ptr<PreparedNeighbours> lists = nullptr;
  };
  std::vector<Side> sides;
  planner::Slot to;
  Slots carried = {};
  bool duplicates_matter = true;
  bool gives_to = true;  ///< false: nobody reads which node it is
};
/// Of two sides. Gives `to`.
OperatorPtr make_intersect(OperatorPtr input, Execution& execution, IntersectParts parts);
/// Of two or more, whose nodes come up over and over; gives no relationships.
OperatorPtr make_intersect_prepared(OperatorPtr input, Execution& execution, IntersectParts parts);

/// One step whose ends are counted, but for those whose value is that of a node known before.
struct CountOthersParts {
  planner::Slot from, to;
  Neighbours neighbours;
  Rivals rivals;  ///< no lists
  std::shared_ptr<PreparedNeighbours> lists;
  /// Of one kind, which is compared as a number: the first reads the slot `to` alone.
  ExpressionPtr value, other;
  std::size_t chunk_width;
  Slots carried;
};
OperatorPtr make_count_others(OperatorPtr input, Execution& execution, CountOthersParts parts);

/// The rows in which a relationship leads from one known node to another one, or, with `wanted`
/// false, those in which none does.
struct AdjacentParts {
  planner::Slot from, to;
  Neighbours neighbours;
  bool wanted;
  Slots carried;
};
OperatorPtr make_adjacent_filter(OperatorPtr input, Execution& execution, AdjacentParts parts);

}  // namespace newsgraph::execution::batch
