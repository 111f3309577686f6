#include "newsgraph/query/execution/items.h"
#include "newsgraph/query/execution/operator/make.h"

namespace newsgraph::execution {
namespace {

class Foreach : public UnaryOperator {
 public:
  Foreach(const planner::Foreach& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        list_(compile_items(plan.list, execution)),
        variable_(plan.variable),
        inner_(build(*plan.inner, execution)) {}

  bool next(Row& row) override {
    if (!pull(row)) return false;
    Items items = list_->evaluate(row);
    while (items.next(row[variable_])) {
      execution_.step();
      inner_->open(row);
      while (inner_->next(row)) execution_.step();
    }
    return true;
  }

 private:
  Execution& execution_;
  ItemsExpressionPtr list_;
  planner::Slot variable_;
  OperatorPtr inner_;
};

}  // namespace

OperatorPtr make_operator(const planner::Foreach& plan, OperatorPtr input, Execution& execution) {
  return std::make_unique<Foreach>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
