#include "newsgraph/query/execution/batch/steps/joint_lists.h"

#include <algorithm>

namespace newsgraph::execution::batch {

JointLists::JointLists(Execution& execution, std::size_t count)
    : execution_(execution), weights_(execution, execution.graph().node_id_bound()) {
  common_.reserve(count);
  while (common_.size() + 2 < count) common_.emplace_back(execution);
}

void JointLists::forget() {
  spread_ = kNullId;
  for (Common& common : common_) common.from.clear();
}

void JointLists::spread(const List& list) {
  for (const std::uint32_t node : weighted_) weights_.written(node) = 0;
  weighted_.clear();
  spread_ = list.from;
  for (const auto& [node, count] : list.items) {
    weights_.write(node) = count;
    weighted_.push_back(node);
  }
}

const JointLists::Common& JointLists::common_of(std::span<const List* const> lists) {
  Common& common = common_[lists.size() - 2];
  const auto from = [](const List* list) { return list->from; };
  if (std::ranges::equal(common.from, lists, {}, {}, from)) return common;
  for (const auto& item : common.items) common.weights.written(item.node) = 0;
  common.items.clear();
  common.from.clear();
  std::ranges::transform(lists, std::back_inserter(common.from), from);
  execution_.steps(lists.back()->size());
  for_each(lists, [&](std::uint32_t node, std::uint64_t tuples) {
    if (tuples == 0) return;
    common.items.push_back({node, tuples});
    common.weights.write(node) = tuples;
  });
  return common;
}

}  // namespace newsgraph::execution::batch
