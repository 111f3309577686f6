// What asks an inner pipeline for rows, one function an operator.
#pragma once

#include "newsgraph/query/execution/batch/careful_input.h"
#include "newsgraph/query/execution/batch/inner/inner_pipeline.h"
#include "newsgraph/query/parser/ast.h"

namespace newsgraph::execution::batch {

struct OptionalParts {
  InnerPipeline inner;
  Slots carried;
  std::vector<std::pair<planner::Slot, Kind>> introduced;
};
OperatorPtr make_optional(OperatorPtr input, OptionalParts parts);

/// The rows for which the inner pipeline has rows, or, with `wanted` false, those for which not.
struct SemiJoinParts {
  InnerPipeline inner;
  bool wanted;
  Slots carried;
};
OperatorPtr make_semi_join(CarefulInput input, SemiJoinParts parts);

/// In an inner pipeline, which starts from `source`: of the rows for each outer row, those from
/// `begin` on, `count` of them at most.
struct SliceEachParts {
  const ChunkSource* source;
  planner::Slot row_number;
  std::uint64_t begin, count;
  Slots carried;
};
OperatorPtr make_slice_each(OperatorPtr input, SliceEachParts parts);

/// Puts beside every row what the inner pipeline's rows for it make: whether there are any, their
/// number, or the list of what they hold.
struct SubqueryParts {
  InnerPipeline inner;
  parser::SubqueryKind kind;
  planner::Slot result;
  std::optional<planner::Slot> item;  ///< of kCollect: what is collected
};
OperatorPtr make_subquery(CarefulInput input, Execution& execution, SubqueryParts parts);

}  // namespace newsgraph::execution::batch
