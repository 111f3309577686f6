#include "newsgraph/query/execution/batch/prepared_neighbours.h"

#include <utility>

namespace newsgraph::execution::batch {

PreparedNeighbours::PreparedNeighbours(std::shared_ptr<Execution> execution, Neighbours neighbours,
                                       planner::Slot from, planner::Slot to,
                                       std::vector<ExpressionPtr> conditions,
                                       std::size_t chunk_width,
                                       std::shared_ptr<PreparedNeighbours> base)
    : execution_(std::move(execution)),
      kept_(*execution_),
      neighbours_(std::move(neighbours)),
      from_(from),
      to_(to),
      conditions_(std::move(conditions)),
      base_(std::move(base)),
      lists_(execution_->graph().node_id_bound()) {
  items_.reserve(most_items());
  open_.columns.resize(chunk_width);
  open_.columns[from_].kind = open_.columns[to_].kind = Kind::kNode;
}

/// As many as there are relationships: memory that is not written to costs nothing.
std::size_t PreparedNeighbours::most_items() const {
  const Topology& topology = execution_->graph().topology();
  std::size_t count = neighbours_.any_type() ? topology.relationships().size() : 0;
  for (const TypeId type : neighbours_.types()) count += topology.count(type);
  return neighbours_.direction() == parser::Direction::kBoth ? 2 * count : count;
}

void PreparedNeighbours::find(std::span<const std::uint32_t> nodes, std::vector<List>& lists) {
  const std::lock_guard lock(mutex_);
  wanted_.clear();
  for (const std::uint32_t node : nodes) {
    if (node != kNullId && !std::exchange(lists_[node].is_made, true)) wanted_.push_back(node);
  }
  make_lists(wanted_);
  // In a loop of its own, so that the processor waits for many at once, here and when they are
  // used.
  lists.clear();
  for (const std::uint32_t node : nodes) {
    lists.push_back(node == kNullId ? List() : list_of(node));
    __builtin_prefetch(lists.back().items.data());
  }
}

void PreparedNeighbours::make_lists(std::span<const std::uint32_t> nodes) {
  const std::size_t before = items_.size();
  base_ ? base_->find(nodes, base_lists_) : table_.fill(neighbours_, nodes);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    Place& place = lists_[nodes[i]];
    place.begin = items_.size();
    if (base_) {
      const List& list = base_lists_[i];
      items_.insert(items_.end(), list.items.begin(), list.items.end());
      place.has_loop = list.has_loop;
    } else {
      merge(nodes[i], table_.of(i));
    }
    place.size = static_cast<std::uint32_t>(items_.size() - place.begin);
    execution_->steps(place.size + 1);
    if (!conditions_.empty()) open_.columns[from_].ids.resize(items_.size() - closed_, nodes[i]);
    if (items_.size() - closed_ >= kChunkRows) keep_what_meets_conditions();
  }
  keep_what_meets_conditions();
  kept_.add((items_.size() - before) * sizeof(Item));
}

/// Neighbours that are the same stand side by side when all are sorted, and are counted.
void PreparedNeighbours::merge(std::uint32_t node, std::span<const Run> runs) {
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
  lists_[node].has_loop = has_loop;
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

void PreparedNeighbours::keep_what_meets_conditions() {
  const std::size_t open = items_.size() - closed_;
  if (!conditions_.empty() && open > 0) {
    const std::vector<std::uint32_t>& from = open_.columns[from_].ids;
    std::vector<std::uint32_t>& to = open_.columns[to_].ids;
    to.clear();
    for (std::size_t i = closed_; i < items_.size(); ++i) to.push_back(items_[i].node);
    open_.size = open;
    std::vector<std::uint8_t> meets(open, 1);
    for (const ExpressionPtr& condition : conditions_) {
      const Vector& truths = condition->evaluate(open_);
      for (std::size_t i = 0; i < open; ++i) meets[i] &= holds(truths, i) ? 1 : 0;
    }
    std::size_t end = closed_;
    for (std::size_t i = 0; i < open; ++i) {
      if (i == 0 || from[i] != from[i - 1]) lists_[from[i]].begin = end;
      items_[end] = items_[closed_ + i];
      end += meets[i];
      lists_[from[i]].size = static_cast<std::uint32_t>(end - lists_[from[i]].begin);
    }
    items_.resize(end);
    open_.columns[from_].ids.clear();
  }
  closed_ = items_.size();
}

}  // namespace newsgraph::execution::batch
