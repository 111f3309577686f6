// Rows that become fewer rows, one function an operator: groups, DISTINCT, rows that stand for
// several.
#pragma once

#include <memory>
#include <optional>

#include "newsgraph/query/execution/batch/expression.h"
#include "newsgraph/query/execution/batch/threads/collector.h"
#include "newsgraph/query/functions/aggregate.h"

namespace newsgraph::execution::batch {

struct AggregateParts {
  struct Call {
    planner::Slot result;
    const functions::Aggregate* aggregate;
    bool distinct;
    std::vector<ExpressionPtr> arguments;  ///< none for count(*)
    QuerySpan span;
  };
  std::vector<std::pair<planner::Slot, ExpressionPtr>> keys;
  std::vector<Call> calls;
  std::size_t chunk_width;  ///< how many slots a chunk has; there may be none to take it from
  /// Whether groups come out in the order in which they first came up.
  bool in_order = true;
  /// Where rows tell their place in the order of all: they come in any, and no two collectors have
  /// rows of the same group.
  std::optional<planner::Slot> order = std::nullopt;
  /// Whether there is no group where there are no rows.
  bool is_grouped = true;
};
std::unique_ptr<Collector> make_groups(Execution& execution, AggregateParts parts);
/// The kind of a call's result.
Kind result_kind(const AggregateParts::Call& call);

/// Rows that differ in nothing but how many rows they stand for become one: of the input, only the
/// node in the slot is read. They come in the order of ids.
OperatorPtr make_merge_rows(OperatorPtr input, Execution& execution, planner::Slot node);

/// Gives each row of the layout that differs from all before it, as soon as it comes.
OperatorPtr make_distinct(OperatorPtr input, Execution& execution, const Layout& layout);

}  // namespace newsgraph::execution::batch
