#include "newsgraph/query/execution/operator/make.h"

namespace newsgraph::execution {
namespace {

class Union : public Operator {
 public:
  Union(const planner::Union& plan, std::vector<OperatorPtr> inputs) : to_(plan.to) {
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      branches_.push_back({std::move(inputs[i]), plan.branches[i].from});
    }
  }

  void open(Row& row) override {
    place_ = 0;
    branches_.front().input->open(row);
  }
  bool next(Row& row) override {
    while (true) {
      const Branch& branch = branches_[place_];
      if (branch.input->next(row)) {
        for (std::size_t i = 0; i < to_.size(); ++i) row[to_[i]] = row[branch.from[i]];
        return true;
      }
      if (place_ + 1 == branches_.size()) return false;
      branches_[++place_].input->open(row);
    }
  }

 private:
  struct Branch {
    OperatorPtr input;
    std::vector<planner::Slot> from;
  };
  std::vector<Branch> branches_;
  std::vector<planner::Slot> to_;
  std::size_t place_ = 0;
};

}  // namespace

OperatorPtr make_union(const planner::Union& plan, std::vector<OperatorPtr> inputs) {
  return std::make_unique<Union>(plan, std::move(inputs));
}

OperatorPtr make_operator(const planner::Union& plan, OperatorPtr, Execution& execution) {
  std::vector<OperatorPtr> inputs;
  for (const planner::Union::Branch& branch : plan.branches) {
    inputs.push_back(build(*branch.plan, execution));
  }
  return make_union(plan, std::move(inputs));
}

}  // namespace newsgraph::execution
