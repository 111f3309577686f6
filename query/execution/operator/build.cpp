#include "newsgraph/query/execution/operator/make.h"

namespace newsgraph::execution {
namespace {

class Argument : public Operator {
 public:
  void open(Row&) override { pending_ = true; }
  bool next(Row&) override { return std::exchange(pending_, false); }

 private:
  bool pending_ = false;
};

/// Counts the rows of an operator for PROFILE.
class Counted : public UnaryOperator {
 public:
  Counted(OperatorPtr input, std::uint64_t& rows) : UnaryOperator(std::move(input)), rows_(rows) {}
  bool next(Row& row) override {
    const bool made = pull(row);
    rows_ += made ? 1 : 0;
    return made;
  }

 private:
  std::uint64_t& rows_;
};

}  // namespace

OperatorPtr build(const planner::Plan& plan, Execution& execution) {
  OperatorPtr input = plan.input ? build(*plan.input, execution) : nullptr;
  OperatorPtr made =
      std::visit([&](const auto& node) { return make_operator(node, std::move(input), execution); },
                 plan.node);
  if (!execution.profile) return made;
  return std::make_unique<Counted>(std::move(made), (*execution.profile)[&plan]);
}

OperatorPtr make_operator(const planner::Argument&, OperatorPtr, Execution&) {
  return std::make_unique<Argument>();
}

OperatorPtr make_operator(const planner::ProduceResult&, OperatorPtr input, Execution&) {
  return input;  // the engine takes the columns out of the row
}

}  // namespace newsgraph::execution
