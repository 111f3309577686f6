// Where rows come from, and one row made of one, one function an operator.
//
// Of all operators: `carried` are the slots of the input that are read further up. An operator that
// makes rows copies those and no others.
#pragma once

#include "newsgraph/query/execution/batch/careful_input.h"
#include "newsgraph/query/execution/batch/expression.h"
#include "newsgraph/query/execution/batch/scan_conditions.h"
#include "newsgraph/query/execution/items.h"
#include "newsgraph/query/execution/node_seek.h"

namespace newsgraph::execution::batch {

/// One row that holds nothing.
OperatorPtr make_single_row(std::size_t row_width);

/// Every node, or relationship, that is scanned, for every row of the input.
OperatorPtr make_scan(OperatorPtr input, Execution& execution, Scanned scanned, planner::Slot slot,
                      Slots carried);

/// Each row of the input stands for as many as a scan would have made of it and nobody reads.
/// Throws QueryError when they become too many to be counted.
OperatorPtr make_times(OperatorPtr input, std::uint64_t count);
OperatorPtr make_times(OperatorPtr input, Execution& execution, Scanned scanned);

/// The nodes that are known by a value, for every row of the input.
struct SeekParts {
  planner::Slot node;
  NodeSeek seek;
  ExpressionPtr value;
  Slots carried;
};
OperatorPtr make_seek(CarefulInput input, Execution& execution, SeekParts parts);

OperatorPtr make_filter(CarefulInput input, ExpressionPtr condition, Slots carried);
/// For a condition on one node that comes up again and again; it throws in no row.
OperatorPtr make_node_filter(OperatorPtr input, Execution& execution, planner::Slot node,
                             ExpressionPtr condition, Slots carried);
OperatorPtr make_project(CarefulInput input,
                         std::vector<std::pair<planner::Slot, ExpressionPtr>> items);

/// A row for each item of a list.
struct UnwindParts {
  ItemsExpressionPtr list;
  Slots uses;  ///< what the list is made of
  planner::Slot variable;
  Slots carried;
  std::size_t row_width;  ///< of the rows that the list is computed from
};
OperatorPtr make_unwind(OperatorPtr input, Execution& execution, UnwindParts parts);
/// What lies in a slot as values becomes nodes. Throws TypeError where it is neither a node nor
/// null.
OperatorPtr make_as_nodes(CarefulInput input, planner::Slot slot);

}  // namespace newsgraph::execution::batch
