// ORDER BY, alone and together with LIMIT. Rows that compare equal keep the order they came in.
#include <algorithm>
#include <functional>
#include <limits>

#include "newsgraph/query/execution/operator/make.h"
#include "newsgraph/query/execution/row_count.h"

namespace newsgraph::execution {
namespace {

class ByKeys {
 public:
  ByKeys(std::vector<planner::SortKey> keys, Execution& execution)
      : keys_(std::move(keys)), execution_(execution) {}
  bool operator()(const Row& left, const Row& right) const {
    execution_.step();
    for (const planner::SortKey& key : keys_) {
      const auto order = newsgraph::order(left[key.slot], right[key.slot]);
      if (order != 0) return key.descending ? order > 0 : order < 0;
    }
    return false;
  }

 private:
  std::vector<planner::SortKey> keys_;
  Execution& execution_;
};

/// Takes in all rows, keeping no more than a bound once they are in order.
class Sort : public UnaryOperator {
 public:
  Sort(std::vector<planner::SortKey> keys, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        kept_(execution),
        by_keys_(std::move(keys), execution) {}

  void open(Row& row) override {
    UnaryOperator::open(row);
    kept_.clear();
    rows_.clear();
    place_ = 0;
    sorted_ = false;
    bound_ = std::numeric_limits<std::size_t>::max();
  }
  bool next(Row& row) override {
    if (!std::exchange(sorted_, true)) collect(row);
    if (place_ == rows_.size()) return false;
    row = std::move(rows_[place_++]);
    return true;
  }

 protected:
  void set_bound(std::size_t bound) { bound_ = bound; }
  Execution& execution() { return execution_; }

 private:
  void collect(Row& row) {
    while (pull(row)) {
      if (bound_ == 0) continue;
      // Cutting at twice the bound costs a constant number of comparisons a row.
      if (rows_.size() / 2 >= bound_) cut();
      rows_.push_back(row);
      kept_.add(rows_.back());  // the copy, whose strings may be shorter of room than the row's
    }
    cut();
  }
  void cut() {
    std::stable_sort(rows_.begin(), rows_.end(), std::cref(by_keys_));
    if (rows_.size() <= bound_) return;
    for (std::size_t i = bound_; i < rows_.size(); ++i) {
      kept_.release(functions::bytes_of(rows_[i]));
    }
    rows_.resize(bound_);
  }

  Execution& execution_;
  KeptRows kept_;
  ByKeys by_keys_;
  std::size_t bound_ = std::numeric_limits<std::size_t>::max();
  std::vector<Row> rows_;
  std::size_t place_ = 0;
  bool sorted_ = false;
};

class Top : public Sort {
 public:
  Top(const planner::Top& plan, OperatorPtr input, Execution& execution)
      : Sort(plan.keys, std::move(input), execution), count_(plan.count), skip_(plan.skip) {}

  void open(Row& row) override {
    Sort::open(row);
    const std::uint64_t count = row_count(count_, "LIMIT", row, execution());
    const std::uint64_t skip = skip_ ? row_count(skip_, "SKIP", row, execution()) : 0;
    set_bound(count + skip);  // both are below 2^63
  }

 private:
  planner::BoundExpression count_, skip_;
};

}  // namespace

OperatorPtr make_operator(const planner::Sort& plan, OperatorPtr input, Execution& execution) {
  return std::make_unique<Sort>(plan.keys, std::move(input), execution);
}

OperatorPtr make_operator(const planner::Top& plan, OperatorPtr input, Execution& execution) {
  return std::make_unique<Top>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
