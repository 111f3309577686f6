// Rows to rows, one for one or none: WHERE and computed slots.
#include "newsgraph/query/execution/batch/make.h"

namespace newsgraph::execution::batch {
namespace {

class Filter final : public CarefulOperator {
 public:
  Filter(CarefulInput input, ExpressionPtr condition, Slots carried)
      : CarefulOperator(std::move(input)),
        condition_(std::move(condition)),
        carried_(std::move(carried)) {}

  bool apply(Chunk& chunk) override {
    const Vector& condition = condition_->evaluate(chunk);
    places_.resize(chunk.size);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < chunk.size; ++i) {
      places_[kept] = static_cast<std::uint32_t>(i);
      kept += holds(condition, i) ? 1 : 0;
    }
    places_.resize(kept);
    keep_rows(chunk, carried_, places_);
    return kept > 0;
  }

 private:
  ExpressionPtr condition_;
  Slots carried_;
  std::vector<std::uint32_t> places_;
};

class Project final : public CarefulOperator {
 public:
  Project(CarefulInput input, std::vector<std::pair<planner::Slot, ExpressionPtr>> items)
      : CarefulOperator(std::move(input)), items_(std::move(items)), computed_(items_.size()) {}

  bool apply(Chunk& chunk) override {
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

OperatorPtr make_filter(CarefulInput input, ExpressionPtr condition, Slots carried) {
  return std::make_unique<Filter>(std::move(input), std::move(condition), std::move(carried));
}

OperatorPtr make_project(CarefulInput input,
                         std::vector<std::pair<planner::Slot, ExpressionPtr>> items) {
  return std::make_unique<Project>(std::move(input), std::move(items));
}

}  // namespace newsgraph::execution::batch
