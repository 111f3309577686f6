#include "newsgraph/query/execution/batch/steps/step_test.h"

namespace newsgraph::execution::batch {

StepTest::StepTest(std::vector<ExpressionPtr> conditions, Slots slots,
                   const std::set<planner::Slot>& read, std::size_t chunk_width)
    : conditions_(std::move(conditions)),
      slots_(slots),
      reads_from_(read.contains(slots.from)),
      reads_to_(read.contains(slots.to)) {
  chunk_.columns.resize(chunk_width);
  chunk_.columns[slots_.from].kind = chunk_.columns[slots_.to].kind = Kind::kNode;
  chunk_.columns[slots_.relationship].kind = Kind::kRelationship;
}

const std::vector<std::uint8_t>& StepTest::run(std::span<const std::uint32_t> from,
                                               std::span<const std::uint32_t> places,
                                               std::span<const std::uint32_t> relationships,
                                               std::span<const std::uint32_t> to) {
  chunk_.size = relationships.size();
  chunk_.columns[slots_.relationship].ids.assign(relationships.begin(), relationships.end());
  if (reads_to_) chunk_.columns[slots_.to].ids.assign(to.begin(), to.end());
  if (reads_from_) {
    std::vector<std::uint32_t>& ids = chunk_.columns[slots_.from].ids;
    ids.clear();
    for (const std::uint32_t place : places) ids.push_back(from[place]);
  }
  meets_.assign(chunk_.size, 1);
  for (const ExpressionPtr& condition : conditions_) {
    const Vector& truths = condition->evaluate(chunk_);
    if (truths.kind == Kind::kBoolean) {
      for (std::size_t i = 0; i < chunk_.size; ++i) meets_[i] &= truths.truths[i] == Truth::kTrue;
    } else {
      for (std::size_t i = 0; i < chunk_.size; ++i) meets_[i] &= holds(truths, i) ? 1 : 0;
    }
  }
  return meets_;
}

}  // namespace newsgraph::execution::batch
