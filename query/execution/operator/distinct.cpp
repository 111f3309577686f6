#include <unordered_set>

#include "newsgraph/query/execution/operator/make.h"
#include "newsgraph/query/execution/value_tuple.h"

namespace newsgraph::execution {
namespace {

class Distinct : public UnaryOperator {
 public:
  Distinct(const planner::Distinct& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)), kept_(execution), slots_(plan.slots) {}

  void open(Row& row) override {
    UnaryOperator::open(row);
    kept_.clear();
    seen_.clear();
  }
  bool next(Row& row) override {
    while (pull(row)) {
      List key;
      key.reserve(slots_.size());
      for (const planner::Slot slot : slots_) key.push_back(row[slot]);
      const auto [entry, is_new] = seen_.insert(std::move(key));
      if (!is_new) continue;
      kept_.add(*entry);
      return true;
    }
    return false;
  }

 private:
  KeptRows kept_;
  std::vector<planner::Slot> slots_;
  std::unordered_set<List, TupleHash, TupleEquivalent> seen_;
};

}  // namespace

OperatorPtr make_operator(const planner::Distinct& plan, OperatorPtr input, Execution& execution) {
  return std::make_unique<Distinct>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
