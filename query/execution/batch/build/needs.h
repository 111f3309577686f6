// What is above says what it needs of the rows, what is below says what its chunks carry. Internal
// to execution/batch.
#pragma once

#include <optional>
#include <set>

#include "newsgraph/query/execution/batch/careful_input.h"
#include "newsgraph/query/execution/batch/expression.h"
#include "newsgraph/query/planner/plan.h"

namespace newsgraph::execution::batch {

/// What is needed of the rows of a plan.
struct Needs {
  std::set<planner::Slot> slots;
  /// False when rows that are the same in these slots might as well be one.
  bool duplicates_matter = true;
  /// Whether a row may stand for several.
  bool may_count = false;
  /// False when only the first rows may be asked for.
  bool all_rows = true;
  /// Whether it matters in which order rows come.
  bool in_order = true;

  Needs with(const std::set<planner::Slot>& more) const;
  /// And what the expression reads. One that varies has to be computed for every single row.
  Needs with(const planner::BoundExpression& expression) const;
  /// For who has to see every single row.
  Needs row_by_row() const;
  Needs without(std::initializer_list<planner::Slot> less) const;
  /// The slot, when it is among them.
  std::optional<planner::Slot> if_read(planner::Slot slot) const {
    return slots.contains(slot) ? std::optional(slot) : std::nullopt;
  }
};

/// Operators, and what their chunks carry.
struct Pipeline {
  OperatorPtr top;
  Layout layout;
};

/// The rows of a pipeline for an operator that may fail in one of them.
CarefulInput careful(Pipeline& input);

/// Of a plan that is a filter.
inline const planner::BoundExpression& predicate_of(const planner::Plan& filter) {
  return std::get<planner::Filter>(filter.node).predicate;
}

/// And what those of the plans read that are filters.
Needs with_filters(Needs needs, const std::vector<const planner::Plan*>& plans);

/// The slots of a layout that are needed, and the layout of those alone.
Slots carried(const Layout& layout, const Needs& needs);
Layout restricted(const Layout& layout, const Needs& needs);

}  // namespace newsgraph::execution::batch
