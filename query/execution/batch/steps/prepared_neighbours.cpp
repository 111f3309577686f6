#include "newsgraph/query/execution/batch/steps/prepared_neighbours.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace newsgraph::execution::batch {

std::vector<NeighbourLists::Item>& NeighbourLists::add_items(std::size_t capacity) {
  const std::lock_guard lock(mutex_);
  items_.push_back(std::make_unique<std::vector<Item>>());
  items_.back()->reserve(capacity);
  return *items_.back();
}

void NeighbourLists::publish(const List& list) {
  std::uint8_t state = kMissing;
  Place& place = places_.write(list.from);
  if (state_of(list.from).compare_exchange_strong(state, kBeingPublished, kAcquire)) {
    place.items = list.items.data();
    place.size = static_cast<std::uint32_t>(list.items.size());
    place.has_loop = list.has_loop;
    state_of(list.from).store(kPublished, std::memory_order_release);
  }
  while (!has(list.from)) std::this_thread::yield();  // for the few instructions above
}

PreparedNeighbours::PreparedNeighbours(Execution& execution, Parts parts)
    : execution_(execution),
      parts_(std::move(parts)),
      items_(parts_.lists->add_items(most_items())),
      is_wanted_(execution, execution.graph().node_id_bound()) {
  chunk_.columns.resize(parts_.chunk_width);
  chunk_.columns[parts_.from].kind = chunk_.columns[parts_.to].kind = Kind::kNode;
}

/// As many as there are relationships: memory that is not written to costs nothing.
std::size_t PreparedNeighbours::most_items() const {
  const Topology& topology = execution_.graph().topology();
  const Neighbours& neighbours = parts_.neighbours;
  std::size_t count = neighbours.any_type() ? topology.relationships().size() : 0;
  for (const TypeId type : neighbours.types()) count += topology.count(type);
  return neighbours.direction() == parser::Direction::kBoth ? 2 * count : count;
}

void PreparedNeighbours::find(std::span<const std::uint32_t> nodes, std::vector<List>& lists) {
  wanted_.clear();
  for (const std::uint32_t node : nodes) {
    if (node == kNullId || parts_.lists->has(node) || is_wanted_[node] != 0) continue;
    is_wanted_.write(node) = 1;
    wanted_.push_back(node);
  }
  make_wanted();
  // In a loop of its own, so that the processor waits for many at once, here and when they are
  // used.
  lists.clear();
  for (const std::uint32_t node : nodes) {
    lists.push_back(node == kNullId ? List() : parts_.lists->list_of(node));
    __builtin_prefetch(lists.back().items.data());
  }
}

void PreparedNeighbours::make_wanted() {
  const std::size_t before = items_.size();
  parts_.base ? parts_.base->find(wanted_, base_lists_) : table_.fill(parts_.neighbours, wanted_);
  tested_end_ = 0;
  for (std::size_t i = 0; i < wanted_.size(); ++i) {
    const std::uint32_t node = wanted_[i];
    const std::size_t begin = items_.size();
    bool has_loop = false;
    if (parts_.base) {
      const List& list = base_lists_[i];
      items_.insert(items_.end(), list.items.begin(), list.items.end());
      has_loop = list.has_loop;
    } else {
      has_loop = parts_.test ? gather_tested(i) : gather(i);
      count_gathered();
    }
    const auto size = static_cast<std::uint32_t>(items_.size() - begin);
    open_.push_back({node, size, has_loop});
    execution_.steps(size + 1);
    if (items_.size() - closed_ >= kChunkRows) close();
  }
  close();
  for (const std::uint32_t node : wanted_) is_wanted_.written(node) = 0;
  parts_.lists->count_items(items_.size() - before);
}

bool PreparedNeighbours::gather(std::size_t place) {
  const std::uint32_t node = wanted_[place];
  gathered_.clear();
  bool has_loop = false;
  for (const Run& run : table_.of(place)) {
    const std::size_t sorted = gathered_.size();
    for (const Adjacent& each : run.items) {
      has_loop |= each.node.value == node;
      if (!run.skip_loops || each.node.value != node) gathered_.push_back(each.node.value);
    }
    if (!parts_.neighbours.any_type()) merge_into(sorted);
  }
  if (parts_.neighbours.any_type()) std::ranges::sort(gathered_);
  return has_loop;
}

bool PreparedNeighbours::gather_tested(std::size_t place) {
  if (place == tested_end_) test_from(place);
  gathered_.clear();
  for (; next_tested_ < places_.size() && places_[next_tested_] == place; ++next_tested_) {
    gathered_.push_back(ends_[next_tested_]);
  }
  std::ranges::sort(gathered_);
  return std::ranges::binary_search(gathered_, wanted_[place]);
}

/// Tests the relationships of some nodes at once.
void PreparedNeighbours::test_from(std::size_t place) {
  places_.clear();
  relationships_.clear();
  ends_.clear();
  for (; place < wanted_.size() && places_.size() < kChunkRows; ++place) {
    for (const Run& run : table_.of(place)) {
      for (const Adjacent& each : run.items) {
        if (run.skip_loops && each.node.value == wanted_[place]) continue;
        places_.push_back(static_cast<std::uint32_t>(place));
        relationships_.push_back(each.relationship.value);
        ends_.push_back(each.node.value);
      }
    }
  }
  execution_.steps(places_.size());
  const std::vector<std::uint8_t>& meets =
      parts_.test->run(wanted_, places_, relationships_, ends_);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < meets.size(); ++i) {
    places_[kept] = places_[i];
    ends_[kept] = ends_[i];
    kept += meets[i];
  }
  places_.resize(kept);
  tested_end_ = place;
  next_tested_ = 0;
}

void PreparedNeighbours::keep_what_meets_test(NodeId from, NodeId to,
                                              std::vector<RelationshipId>& relationships) {
  if (!parts_.test || relationships.empty()) return;
  places_.assign(relationships.size(), 0);
  ends_.assign(relationships.size(), to.value);
  relationships_.clear();
  for (const RelationshipId each : relationships) relationships_.push_back(each.value);
  const std::vector<std::uint8_t>& meets =
      parts_.test->run(std::span(&from.value, 1), places_, relationships_, ends_);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < meets.size(); ++i) {
    relationships[kept] = relationships[i];
    kept += meets[i];
  }
  relationships.resize(kept);
}

/// What is the same stands side by side.
void PreparedNeighbours::count_gathered() {
  for (std::size_t i = 0; i < gathered_.size();) {
    const std::size_t begin = i++;
    while (i < gathered_.size() && gathered_[i] == gathered_[begin]) ++i;
    items_.push_back({gathered_[begin], static_cast<std::uint32_t>(i - begin)});
  }
}

/// Merges what is sorted up to a place with what is sorted behind it. As std::merge, but which
/// comes first cannot be foreseen, so no branch depends on it.
void PreparedNeighbours::merge_into(std::size_t sorted) {
  const std::size_t size = gathered_.size();
  if (sorted == 0 || sorted == size || gathered_[sorted - 1] <= gathered_[sorted]) return;
  merged_.resize(size);
  std::size_t left = 0, right = sorted, end = 0;
  while (left < sorted && right < size) {
    const std::uint32_t one = gathered_[left], other = gathered_[right];
    const bool takes_left = one <= other;
    merged_[end++] = takes_left ? one : other;
    left += takes_left ? 1 : 0;
    right += takes_left ? 0 : 1;
  }
  const auto at = [&](std::size_t place) {
    return gathered_.begin() + static_cast<std::ptrdiff_t>(place);
  };
  const auto out = merged_.begin() + static_cast<std::ptrdiff_t>(end);
  std::copy(at(right), at(size), std::copy(at(left), at(sorted), out));
  std::swap(gathered_, merged_);
}

/// Publishes the open lists.
void PreparedNeighbours::close() {
  if (!parts_.conditions.empty() && items_.size() > closed_) keep_what_meets_conditions();
  for (const OpenList& list : open_) {
    parts_.lists->publish(
        {std::span(items_).subspan(closed_, list.size), list.node, list.has_loop});
    closed_ += list.size;
  }
  open_.clear();
}

void PreparedNeighbours::keep_what_meets_conditions() {
  std::vector<std::uint32_t>& from = chunk_.columns[parts_.from].ids;
  std::vector<std::uint32_t>& to = chunk_.columns[parts_.to].ids;
  from.clear();
  to.clear();
  for (const OpenList& list : open_) from.resize(from.size() + list.size, list.node);
  for (std::size_t i = closed_; i < items_.size(); ++i) to.push_back(items_[i].node);
  chunk_.size = from.size();
  std::vector<std::uint8_t> meets(chunk_.size, 1);
  for (const ExpressionPtr& condition : parts_.conditions) {
    const Vector& truths = condition->evaluate(chunk_);
    for (std::size_t i = 0; i < meets.size(); ++i) meets[i] &= holds(truths, i) ? 1 : 0;
  }
  std::size_t at = 0, end = closed_;
  for (OpenList& list : open_) {
    const std::size_t begin = end;
    for (const std::size_t last = at + list.size; at < last; ++at) {
      items_[end] = items_[closed_ + at];
      end += meets[at];
    }
    list.size = static_cast<std::uint32_t>(end - begin);
  }
  items_.resize(end);
}

}  // namespace newsgraph::execution::batch
