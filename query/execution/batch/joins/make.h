// Joins, one function an operator.
#pragma once

#include "newsgraph/query/execution/batch/careful_input.h"
#include "newsgraph/query/execution/batch/expression.h"

namespace newsgraph::execution::batch {

/// Each row of the input with the rows of another pipeline, which does not depend on it, that have
/// the same values; with all of them where there are none.
struct JoinParts {
  CarefulInput inner;
  /// By equation: both its sides, and the kind in which they are compared.
  std::vector<ExpressionPtr> outer_values = {}, inner_values = {};
  std::vector<Kind> kinds = {};
  Slots outer_carried = {}, inner_carried = {};
  bool keeps_outer = false;  ///< the rows of the input are kept, not those of the inner pipeline
  bool keeps_order = true;   ///< rows come in the order of the input; then it is not kept
  bool may_count = false;
  bool needs_every_row = true;  ///< they may neither be counted nor left out
};
OperatorPtr make_join(CarefulInput input, Execution& execution, JoinParts parts);

}  // namespace newsgraph::execution::batch
