#include "newsgraph/query/execution/expression.h"
#include "newsgraph/query/execution/expression/compiler.h"
#include "newsgraph/query/execution/operator/make.h"

namespace newsgraph::execution {
namespace {

class Foreach : public UnaryOperator {
 public:
  Foreach(const planner::Foreach& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        list_(compile(plan.list, execution)),
        span_(plan.list.ast->span),
        variable_(plan.variable),
        inner_(build(*plan.inner, execution)) {}

  bool next(Row& row) override {
    if (!pull(row)) return false;
    const Value value = list_->evaluate(row);
    for (const Value& item : items(value)) {
      row[variable_] = item;
      inner_->open(row);
      while (inner_->next(row)) execution_.step();
    }
    return true;
  }

 private:
  const List& items(const Value& value) const {
    static const List kNone;
    try {
      const List* list = list_of(value);
      return list ? *list : kNone;
    } catch (const QueryError& error) {
      execution_.fail(error, span_);
    }
  }

  Execution& execution_;
  ExpressionPtr list_;
  QuerySpan span_;
  planner::Slot variable_;
  OperatorPtr inner_;
};

}  // namespace

OperatorPtr make_operator(const planner::Foreach& plan, OperatorPtr input, Execution& execution) {
  return std::make_unique<Foreach>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
