#include "newsgraph/query/execution/operator/make.h"
#include "newsgraph/query/execution/set_items.h"

namespace newsgraph::execution {
namespace {

class SetProperties : public UnaryOperator {
 public:
  SetProperties(const planner::SetProperties& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)), setter_(plan.items, execution) {}

  bool next(Row& row) override {
    if (!pull(row)) return false;
    setter_.set(row);
    return true;
  }

 private:
  ItemSetter setter_;
};

}  // namespace

OperatorPtr make_operator(const planner::SetProperties& plan, OperatorPtr input,
                          Execution& execution) {
  return std::make_unique<SetProperties>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
