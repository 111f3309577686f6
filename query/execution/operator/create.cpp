#include "newsgraph/query/execution/create_pattern.h"
#include "newsgraph/query/execution/operator/make.h"

namespace newsgraph::execution {
namespace {

class Create : public UnaryOperator {
 public:
  Create(const planner::Create& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)), execution_(execution), creator_(plan, execution) {}

  bool next(Row& row) override {
    if (!pull(row)) return false;
    execution_.step();
    creator_.create(row);
    return true;
  }

 private:
  Execution& execution_;
  PatternCreator creator_;
};

}  // namespace

OperatorPtr make_operator(const planner::Create& plan, OperatorPtr input, Execution& execution) {
  return std::make_unique<Create>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
