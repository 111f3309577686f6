#include "newsgraph/query/execution/operator/make.h"

namespace newsgraph::execution {
namespace {

class Optional : public UnaryOperator {
 public:
  Optional(const planner::Optional& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)),
        inner_(build(*plan.inner, execution)),
        introduced_(plan.introduced) {}

  void open(Row& row) override {
    UnaryOperator::open(row);
    inside_ = false;
  }
  bool next(Row& row) override {
    if (inside_ && inner_->next(row)) return true;
    if (!pull(row)) return false;
    inner_->open(row);
    inside_ = inner_->next(row);
    if (!inside_) {
      for (const planner::Slot slot : introduced_) row[slot] = {};
    }
    return true;
  }

 private:
  OperatorPtr inner_;
  std::vector<planner::Slot> introduced_;
  bool inside_ = false;  ///< the inner plan may have more rows
};

}  // namespace

OperatorPtr make_operator(const planner::Optional& plan, OperatorPtr input, Execution& execution) {
  return std::make_unique<Optional>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
