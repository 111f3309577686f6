#include "newsgraph/query/execution/batch/steps/step_lists.h"

#include <algorithm>

namespace newsgraph::execution::batch {

void sort_by_key(std::vector<KeyedStep>& steps) {
  std::stable_sort(steps.begin(), steps.end(), [](const KeyedStep& left, const KeyedStep& right) {
    return left.key < right.key;
  });
}

std::span<const Adjacent> StepList::in(const KeyRange& range) const {
  if (range.is_empty()) return {};
  const auto begin = std::lower_bound(keys.begin(), keys.end(), range.least);
  const auto end = std::upper_bound(begin, keys.end(), range.most);
  return std::span(steps).subspan(static_cast<std::size_t>(begin - keys.begin()),
                                  static_cast<std::size_t>(end - begin));
}

const StepList* StepLists::publish(std::uint32_t node, std::unique_ptr<const StepList> list) {
  const std::lock_guard lock(mutex_);
  if (const StepList* other = find(node)) return other;
  kept_.add(list->bytes());
  lists_.push_back(std::move(list));
  std::atomic_ref(places_.write(node).list).store(lists_.back().get(), std::memory_order_release);
  return lists_.back().get();
}

PreparedSteps::PreparedSteps(Execution& execution, Neighbours neighbours,
                             std::optional<KeyedColumn> key, std::shared_ptr<StepLists> lists)
    : execution_(execution),
      neighbours_(std::move(neighbours)),
      key_(key),
      lists_(std::move(lists)),
      visits_(execution, execution.graph().node_id_bound()) {}

const StepList* PreparedSteps::find(std::uint32_t node, StepTest& test) {
  // To make a list costs a few times what it costs to look at all relationships once.
  constexpr std::uint8_t kVisits = 6, kHasFew = 255;
  constexpr std::size_t kFew = 8;
  std::uint8_t& visits = visits_.write(node);
  if (visits == kHasFew || ++visits < kVisits) return nullptr;
  visits = kVisits;
  if (const StepList* list = lists_->find(node)) return list;
  if (neighbours_.size_bound(NodeId{node}) < kFew) {
    visits = kHasFew;
    return nullptr;
  }
  return lists_->publish(node, make(node, test));
}

std::unique_ptr<const StepList> PreparedSteps::make(std::uint32_t node, StepTest& test) {
  gather(node);
  execution_.steps(gathered_.size() + 1);
  if (test.asks()) keep_what_meets(node, test);
  if (key_) sort_by_key(gathered_);
  auto list = std::make_unique<StepList>();
  list->steps.reserve(gathered_.size());
  if (key_) list->keys.reserve(gathered_.size());
  for (const auto& [key, step] : gathered_) {
    list->steps.push_back(step);
    if (key_) list->keys.push_back(key);
  }
  return list;
}

void PreparedSteps::gather(std::uint32_t node) {
  gathered_.clear();
  const auto gather = [&](const auto& read) {
    neighbours_.for_each_run(NodeId{node}, [&](const Run& run) {
      for (const Adjacent& each : run.items) {
        if (run.skip_loops && each.node.value == node) continue;
        const std::optional<Key> key = read(each.relationship.value);
        if (key) gathered_.push_back({*key, each});
      }
    });
  };
  if (key_) return key_->with_reader(gather);
  gather([](std::uint32_t) { return std::optional<Key>(0); });
}

void PreparedSteps::keep_what_meets(std::uint32_t node, StepTest& test) {
  places_.assign(gathered_.size(), 0);
  relationships_.clear();
  to_.clear();
  for (const KeyedStep& each : gathered_) {
    relationships_.push_back(each.step.relationship.value);
    to_.push_back(each.step.node.value);
  }
  const std::vector<std::uint8_t>& meets =
      test.run(std::span(&node, 1), places_, relationships_, to_);
  std::size_t end = 0;
  for (std::size_t i = 0; i < gathered_.size(); ++i) {
    gathered_[end] = gathered_[i];
    end += meets[i];
  }
  gathered_.resize(end);
}

}  // namespace newsgraph::execution::batch
