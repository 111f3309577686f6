#include "newsgraph/query/execution/batch/steps/prepared_neighbours.h"

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
  if (state_of(list.from).compare_exchange_strong(state, kBeingPublished, kAcquire)) {
    Place& place = places_[list.from];
    place.items = list.items.data();
    place.size = static_cast<std::uint32_t>(list.items.size());
    place.has_loop = list.has_loop;
    state_of(list.from).store(kPublished, std::memory_order_release);
  }
  while (!has(list.from)) std::this_thread::yield();  // for the few instructions above
}

PreparedNeighbours::PreparedNeighbours(Execution& execution, Neighbours neighbours,
                                       planner::Slot from, planner::Slot to,
                                       std::vector<ExpressionPtr> conditions,
                                       std::size_t chunk_width,
                                       std::shared_ptr<PreparedNeighbours> base,
                                       std::shared_ptr<NeighbourLists> lists)
    : execution_(execution),
      kept_(execution),
      neighbours_(std::move(neighbours)),
      from_(from),
      to_(to),
      conditions_(std::move(conditions)),
      base_(std::move(base)),
      lists_(std::move(lists)),
      items_(lists_->add_items(most_items())),
      is_wanted_(execution.graph().node_id_bound()) {
  chunk_.columns.resize(chunk_width);
  chunk_.columns[from_].kind = chunk_.columns[to_].kind = Kind::kNode;
}

/// As many as there are relationships: memory that is not written to costs nothing.
std::size_t PreparedNeighbours::most_items() const {
  const Topology& topology = execution_.graph().topology();
  std::size_t count = neighbours_.any_type() ? topology.relationships().size() : 0;
  for (const TypeId type : neighbours_.types()) count += topology.count(type);
  return neighbours_.direction() == parser::Direction::kBoth ? 2 * count : count;
}

void PreparedNeighbours::find(std::span<const std::uint32_t> nodes, std::vector<List>& lists) {
  wanted_.clear();
  for (const std::uint32_t node : nodes) {
    if (node == kNullId || lists_->has(node) || is_wanted_[node] != 0) continue;
    is_wanted_[node] = 1;
    wanted_.push_back(node);
  }
  make_wanted();
  // In a loop of its own, so that the processor waits for many at once, here and when they are
  // used.
  lists.clear();
  for (const std::uint32_t node : nodes) {
    lists.push_back(node == kNullId ? List() : lists_->list_of(node));
    __builtin_prefetch(lists.back().items.data());
  }
}

void PreparedNeighbours::make_wanted() {
  const std::size_t before = items_.size();
  base_ ? base_->find(wanted_, base_lists_) : table_.fill(neighbours_, wanted_);
  for (std::size_t i = 0; i < wanted_.size(); ++i) {
    const std::uint32_t node = wanted_[i];
    const std::size_t begin = items_.size();
    bool has_loop = false;
    if (base_) {
      const List& list = base_lists_[i];
      items_.insert(items_.end(), list.items.begin(), list.items.end());
      has_loop = list.has_loop;
    } else {
      has_loop = merge(node, table_.of(i));
    }
    const auto size = static_cast<std::uint32_t>(items_.size() - begin);
    open_.push_back({node, size, has_loop});
    execution_.steps(size + 1);
    if (items_.size() - closed_ >= kChunkRows) close();
  }
  close();
  for (const std::uint32_t node : wanted_) is_wanted_[node] = 0;
  kept_.add((items_.size() - before) * sizeof(Item));
}

/// Neighbours that are the same stand side by side when all are sorted, and are counted. Gives
/// whether the node is its own neighbour.
bool PreparedNeighbours::merge(std::uint32_t node, std::span<const Run> runs) {
  gathered_.clear();
  bool has_loop = false;
  for (const Run& run : runs) {
    const std::size_t sorted = gathered_.size();
    for (const Adjacent& each : run.items) {
      has_loop |= each.node.value == node;
      if (!run.skip_loops || each.node.value != node) gathered_.push_back(each.node.value);
    }
    if (!neighbours_.any_type()) merge_into(sorted);
  }
  if (neighbours_.any_type()) std::ranges::sort(gathered_);
  for (std::size_t i = 0; i < gathered_.size();) {
    const std::size_t begin = i++;
    while (i < gathered_.size() && gathered_[i] == gathered_[begin]) ++i;
    items_.push_back({gathered_[begin], static_cast<std::uint32_t>(i - begin)});
  }
  return has_loop;
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
  if (!conditions_.empty() && items_.size() > closed_) keep_what_meets_conditions();
  for (const OpenList& list : open_) {
    lists_->publish({std::span(items_).subspan(closed_, list.size), list.node, list.has_loop});
    closed_ += list.size;
  }
  open_.clear();
}

void PreparedNeighbours::keep_what_meets_conditions() {
  std::vector<std::uint32_t>& from = chunk_.columns[from_].ids;
  std::vector<std::uint32_t>& to = chunk_.columns[to_].ids;
  from.clear();
  to.clear();
  for (const OpenList& list : open_) from.resize(from.size() + list.size, list.node);
  for (std::size_t i = closed_; i < items_.size(); ++i) to.push_back(items_[i].node);
  chunk_.size = from.size();
  std::vector<std::uint8_t> meets(chunk_.size, 1);
  for (const ExpressionPtr& condition : conditions_) {
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
