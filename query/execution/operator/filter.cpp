#include "newsgraph/query/execution/expression.h"
#include "newsgraph/query/execution/operator/make.h"

namespace newsgraph::execution {
namespace {

class Filter : public UnaryOperator {
 public:
  Filter(const planner::Filter& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        predicate_(compile(plan.predicate, execution)),
        span_(plan.predicate.ast->span) {}

  bool next(Row& row) override {
    while (pull(row)) {
      execution_.step();
      if (holds(row)) return true;
    }
    return false;
  }

 private:
  bool holds(Row& row) const {
    const Value value = predicate_->evaluate(row);
    if (value.is_boolean()) return value.as_boolean();
    if (value.is_null()) return false;
    execution_.fail(
        "TypeError", "InvalidArgumentType",
        "A condition is a boolean, not a value of type " + std::string(type_name(value.type())),
        span_);
  }

  Execution& execution_;
  ExpressionPtr predicate_;
  QuerySpan span_;
};

}  // namespace

OperatorPtr make_operator(const planner::Filter& plan, OperatorPtr input, Execution& execution) {
  return std::make_unique<Filter>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
