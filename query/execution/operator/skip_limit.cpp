#include "newsgraph/query/execution/operator/make.h"
#include "newsgraph/query/execution/row_count.h"

namespace newsgraph::execution {
namespace {

class Skip : public UnaryOperator {
 public:
  Skip(const planner::Skip& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)), execution_(execution), count_(plan.count) {}

  void open(Row& row) override {
    UnaryOperator::open(row);
    left_ = row_count(count_, "SKIP", row, execution_);
  }
  bool next(Row& row) override {
    for (; left_ > 0; --left_) {
      execution_.step();
      if (!pull(row)) return false;
    }
    return pull(row);
  }

 private:
  Execution& execution_;
  planner::BoundExpression count_;
  std::uint64_t left_ = 0;
};

class Limit : public UnaryOperator {
 public:
  Limit(const planner::Limit& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        count_(plan.count),
        exhaust_(plan.exhaust) {}

  void open(Row& row) override {
    UnaryOperator::open(row);
    left_ = row_count(count_, "LIMIT", row, execution_);
  }
  bool next(Row& row) override {
    if (left_ > 0 && pull(row)) {
      --left_;
      return true;
    }
    // What is below writes, and all of it has to happen.
    while (exhaust_ && left_ == 0 && pull(row)) {
    }
    return false;
  }

 private:
  Execution& execution_;
  planner::BoundExpression count_;
  bool exhaust_;
  std::uint64_t left_ = 0;
};

}  // namespace

OperatorPtr make_operator(const planner::Skip& plan, OperatorPtr input, Execution& execution) {
  return std::make_unique<Skip>(plan, std::move(input), execution);
}

OperatorPtr make_operator(const planner::Limit& plan, OperatorPtr input, Execution& execution) {
  return std::make_unique<Limit>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
