#include "newsgraph/query/execution/batch/rows.h"

namespace newsgraph::execution::batch {
namespace {

class Rows final : public execution::Operator {
 public:
  Rows(OperatorPtr input, Execution& execution, Slots slots)
      : input_(std::move(input)), execution_(execution), slots_(std::move(slots)) {}

  void open(Row&) override {
    input_->open();
    chunk_.size = row_ = 0;
  }
  bool next(Row& row) override {
    if (row_ == chunk_.size) {
      if (!input_->next(chunk_)) return false;
      row_ = 0;
    }
    for (const planner::Slot slot : slots_) {
      row[slot] = chunk_.columns[slot].value(row_, execution_.graph());
    }
    ++row_;
    return true;
  }

 private:
  OperatorPtr input_;
  Execution& execution_;
  Slots slots_;
  Chunk chunk_;
  std::size_t row_ = 0;
};

class Measured final : public UnaryOperator {
 public:
  Measured(OperatorPtr input, OperatorProfile& profile)
      : UnaryOperator(std::move(input)), profile_(profile) {}

  bool next(Chunk& chunk) override {
    const auto begin = std::chrono::steady_clock::now();
    const bool made = pull(chunk);
    profile_.time += std::chrono::steady_clock::now() - begin;
    for (std::size_t row = 0; made && row < chunk.size; ++row) {
      profile_.rows += chunk.times_of(row);
    }
    return made;
  }

 private:
  OperatorProfile& profile_;
};

}  // namespace

execution::OperatorPtr make_rows(OperatorPtr input, Execution& execution, Slots slots) {
  return std::make_unique<Rows>(std::move(input), execution, std::move(slots));
}

OperatorPtr make_measured(OperatorPtr input, OperatorProfile& profile) {
  return std::make_unique<Measured>(std::move(input), profile);
}

}  // namespace newsgraph::execution::batch
