// The interface of a running operator, and the making of operators from a plan.
//
// Rows are pulled. All operators of a query share one row: each writes the slots that are its own
// and leaves the others as the operators below have set them. An operator that keeps rows copies
// them out, and back in when their turn comes.
#pragma once

#include <memory>

#include "newsgraph/query/execution/execution.h"
#include "newsgraph/query/execution_mode.h"
#include "newsgraph/query/planner/plan.h"
#include "newsgraph/query/result.h"

namespace newsgraph::execution {

class Operator {
 public:
  virtual ~Operator() = default;
  /// Begins, or begins again, for what now stands in the row.
  virtual void open(Row& row) = 0;
  /// Makes the next row; false when there is none. Not called again before the next open().
  virtual bool next(Row& row) = 0;
};
using OperatorPtr = std::unique_ptr<Operator>;

/// An operator on top of one other.
class UnaryOperator : public Operator {
 public:
  explicit UnaryOperator(OperatorPtr input) : input_(std::move(input)) {}
  void open(Row& row) override { input_->open(row); }

 protected:
  bool pull(Row& row) { return input_->next(row); }

 private:
  OperatorPtr input_;
};

/// `plan` is not a ProduceResult, and may go away once the operators are made, unless the execution
/// keeps a profile.
OperatorPtr build(const planner::Plan& plan, Execution& execution);

/// The operators of a whole query. Those of a plan that only reads make many rows at a time, as far
/// up as they can (execution/batch), unless `mode` says otherwise.
OperatorPtr build_query(const planner::PlannedQuery& query, ExecutionMode mode,
                        Execution& execution);

}  // namespace newsgraph::execution
