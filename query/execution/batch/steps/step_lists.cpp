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
  lists_.push_back(std::move(list));
  std::atomic_ref(places_[node].list).store(lists_.back().get(), std::memory_order_release);
  return lists_.back().get();
}

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

PreparedSteps::PreparedSteps(Execution& execution, Neighbours neighbours,
                             std::optional<StepKeys> key, std::shared_ptr<StepLists> lists)
    : execution_(execution),
      kept_(execution),
      neighbours_(std::move(neighbours)),
      key_(key),
      lists_(std::move(lists)),
      visits_(execution.graph().node_id_bound()) {}

const StepList* PreparedSteps::find(std::uint32_t node, StepTest& test) {
  // To make a list costs a few times what it costs to look at all relationships once.
  constexpr std::uint8_t kVisits = 6, kHasFew = 255;
  constexpr std::size_t kFew = 8;
  std::uint8_t& visits = visits_[node];
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
  kept_.add(list->bytes());
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
