#include "newsgraph/query/execution/expression.h"
#include "newsgraph/query/execution/operator/make.h"

namespace newsgraph::execution {
namespace {

class Unwind : public UnaryOperator {
 public:
  Unwind(const planner::Unwind& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        list_(compile(plan.list, execution)),
        variable_(plan.variable),
        span_(plan.list.ast->span) {}

  void open(Row& row) override {
    UnaryOperator::open(row);
    items_ = {};
    place_ = size_ = 0;
  }
  bool next(Row& row) override {
    while (place_ == size_) {
      if (!pull(row)) return false;
      start(row);
    }
    execution_.step();
    row[variable_] = items_.as_list()[place_++];
    return true;
  }

 private:
  void start(Row& row) {
    items_ = list_->evaluate(row);
    place_ = size_ = 0;
    if (items_.is_list()) {
      size_ = items_.as_list().size();
    } else if (!items_.is_null()) {
      execution_.fail(
          "TypeError", "InvalidArgumentType",
          "UNWIND expects a list, not a value of type " + std::string(type_name(items_.type())),
          span_);
    }
  }

  Execution& execution_;
  ExpressionPtr list_;
  planner::Slot variable_;
  QuerySpan span_;
  Value items_;
  std::size_t place_ = 0, size_ = 0;
};

}  // namespace

OperatorPtr make_operator(const planner::Unwind& plan, OperatorPtr input, Execution& execution) {
  return std::make_unique<Unwind>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
