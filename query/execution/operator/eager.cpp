#include "newsgraph/query/execution/operator/make.h"

namespace newsgraph::execution {
namespace {

class Eager : public UnaryOperator {
 public:
  Eager(OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)), kept_(execution) {}

  void open(Row& row) override {
    UnaryOperator::open(row);
    kept_.clear();
    rows_.clear();
    place_ = 0;
    collected_ = false;
  }
  bool next(Row& row) override {
    if (!std::exchange(collected_, true)) {
      while (pull(row)) {
        kept_.add(row);
        rows_.push_back(row);
      }
    }
    if (place_ == rows_.size()) return false;
    row = std::move(rows_[place_++]);
    return true;
  }

 private:
  KeptRows kept_;
  std::vector<Row> rows_;
  std::size_t place_ = 0;
  bool collected_ = false;
};

}  // namespace

OperatorPtr make_operator(const planner::Eager&, OperatorPtr input, Execution& execution) {
  return std::make_unique<Eager>(std::move(input), execution);
}

}  // namespace newsgraph::execution
