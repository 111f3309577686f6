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

/// Counts an operator's rows and its time for PROFILE. Only a query that is profiled has any.
class Measured : public UnaryOperator {
 public:
  Measured(OperatorPtr input, OperatorProfile& profile)
      : UnaryOperator(std::move(input)), profile_(profile) {}

  void open(Row& row) override {
    const Watch watch(profile_);
    UnaryOperator::open(row);
  }
  bool next(Row& row) override {
    const Watch watch(profile_);
    const bool made = pull(row);
    profile_.rows += made ? 1 : 0;
    return made;
  }

 private:
  using Clock = std::chrono::steady_clock;
  class Watch {
   public:
    explicit Watch(OperatorProfile& profile) : profile_(profile) {}
    ~Watch() { profile_.time += Clock::now() - begin_; }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

   private:
    OperatorProfile& profile_;
    Clock::time_point begin_ = Clock::now();
  };

  OperatorProfile& profile_;
};

}  // namespace

OperatorPtr build(const planner::Plan& plan, Execution& execution) {
  OperatorPtr input = plan.input ? build(*plan.input, execution) : nullptr;
  const auto make = [&] {
    return std::visit(
        [&](const auto& node) { return make_operator(node, std::move(input), execution); },
        plan.node);
  };
  if (!execution.profile) return make();
  OperatorProfile& profile = (*execution.profile)[&plan];
  OperatorProfile* const outer = std::exchange(execution.profiled, &profile);
  OperatorPtr made = make();
  execution.profiled = outer;
  return std::make_unique<Measured>(std::move(made), profile);
}

OperatorPtr make_operator(const planner::Argument&, OperatorPtr, Execution&) {
  return std::make_unique<Argument>();
}

OperatorPtr make_operator(const planner::ProduceResult&, OperatorPtr input, Execution&) {
  return input;  // the engine takes the columns out of the row
}

}  // namespace newsgraph::execution
