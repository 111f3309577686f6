#include "newsgraph/query/execution/items.h"
#include "newsgraph/query/execution/operator/make.h"

namespace newsgraph::execution {
namespace {

class Unwind : public UnaryOperator {
 public:
  Unwind(const planner::Unwind& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        list_(compile_items(plan.list, execution)),
        variable_(plan.variable) {}

  void open(Row& row) override {
    UnaryOperator::open(row);
    items_ = {};
  }
  bool next(Row& row) override {
    while (!items_.next(row[variable_])) {
      if (!pull(row)) return false;
      items_ = list_->evaluate(row);
    }
    execution_.step();
    return true;
  }

 private:
  Execution& execution_;
  ItemsExpressionPtr list_;
  planner::Slot variable_;
  Items items_;
};

}  // namespace

OperatorPtr make_operator(const planner::Unwind& plan, OperatorPtr input, Execution& execution) {
  return std::make_unique<Unwind>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
