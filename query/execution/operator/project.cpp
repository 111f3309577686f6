#include "newsgraph/query/execution/expression.h"
#include "newsgraph/query/execution/operator/make.h"

namespace newsgraph::execution {
namespace {

class Project : public UnaryOperator {
 public:
  Project(const planner::Project& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)) {
    for (const auto& [slot, expression] : plan.items) {
      items_.emplace_back(slot, compile(expression, execution));
    }
  }

  bool next(Row& row) override {
    if (!pull(row)) return false;
    for (const auto& [slot, expression] : items_) row[slot] = expression->evaluate(row);
    return true;
  }

 private:
  std::vector<std::pair<planner::Slot, ExpressionPtr>> items_;
};

}  // namespace

OperatorPtr make_operator(const planner::Project& plan, OperatorPtr input, Execution& execution) {
  return std::make_unique<Project>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
