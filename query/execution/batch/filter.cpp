// Rows to rows, one for one or none: WHERE and computed slots.
#include "newsgraph/query/execution/batch/make.h"

namespace newsgraph::execution::batch {
namespace {

class Filter final : public UnaryOperator {
 public:
  Filter(OperatorPtr input, ExpressionPtr condition, Slots carried)
      : UnaryOperator(std::move(input)),
        condition_(std::move(condition)),
        carried_(std::move(carried)) {}

  bool next(Chunk& chunk) override {
    while (pull(chunk)) {
      const Vector& condition = condition_->evaluate(chunk);
      places_.resize(chunk.size);
      std::size_t kept = 0;
      for (std::size_t i = 0; i < chunk.size; ++i) {
        places_[kept] = static_cast<std::uint32_t>(i);
        kept += holds(condition, i) ? 1 : 0;
      }
      if (kept == 0) continue;
      places_.resize(kept);
      keep_rows(chunk, carried_, places_);
      return true;
    }
    return false;
  }

 private:
  ExpressionPtr condition_;
  Slots carried_;
  std::vector<std::uint32_t> places_;
};

class Project final : public UnaryOperator {
 public:
  Project(OperatorPtr input, std::vector<std::pair<planner::Slot, ExpressionPtr>> items)
      : UnaryOperator(std::move(input)), items_(std::move(items)), computed_(items_.size()) {}

  bool next(Chunk& chunk) override {
    if (!pull(chunk)) return false;
    // Items do not see each other, so none is put into the chunk before all are computed.
    for (std::size_t i = 0; i < items_.size(); ++i) {
      computed_[i] = items_[i].second->evaluate(chunk);
    }
    for (std::size_t i = 0; i < items_.size(); ++i) {
      std::swap(chunk.columns[items_[i].first], computed_[i]);
    }
    return true;
  }

 private:
  std::vector<std::pair<planner::Slot, ExpressionPtr>> items_;
  std::vector<Vector> computed_;
};

}  // namespace

OperatorPtr make_filter(OperatorPtr input, ExpressionPtr condition, Slots carried) {
  return std::make_unique<Filter>(std::move(input), std::move(condition), std::move(carried));
}

OperatorPtr make_project(OperatorPtr input,
                         std::vector<std::pair<planner::Slot, ExpressionPtr>> items) {
  return std::make_unique<Project>(std::move(input), std::move(items));
}

}  // namespace newsgraph::execution::batch
