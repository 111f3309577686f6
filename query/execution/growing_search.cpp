#include "newsgraph/query/execution/growing_search.h"

namespace newsgraph::execution {
namespace {

/// About what a node that was reached takes.
constexpr std::size_t kReachedBytes = 40;

}  // namespace

void GrowingSearch::begin(NodeId start) {
  kept_.clear();
  if (++stamp_ == 0) {
    reached_.clear();
    stamp_ = 1;  // a place that was never used has 0
  }
  start_ = start;
  changes_ = execution_.change_count();
  distance_ = 0;
  const std::uint32_t number = numbers_.number(start.value);
  edge_.assign(1, {start, number});
  place(number) = {stamp_, 0, 0, number};
}

bool GrowingSearch::settles(NodeId end, std::uint64_t maximum) {
  return place(numbers_.number(end.value)).stamp == stamp_ || edge_.empty() || distance_ >= maximum;
}

std::optional<std::vector<RelationshipId>> GrowingSearch::walk(NodeId end, std::uint64_t maximum) {
  std::uint32_t number = numbers_.number(end.value);
  if (place(number).stamp != stamp_ || reached_[number].distance > maximum) return std::nullopt;
  std::vector<RelationshipId> walk;
  for (; reached_[number].distance > 0; number = reached_[number].before) {
    walk.push_back(RelationshipId{reached_[number].relationship});
  }
  return walk;
}

void GrowingSearch::widen(const Row& row) {
  std::vector<Numbered> next;
  ++distance_;
  expanded_ += edge_.size();
  AdjacencyCursor cursor;
  for (const Numbered& from : edge_) {
    const std::size_t before = next.size();
    cursor.open(execution_.graph(), step_, from.node);
    while (const Adjacent* adjacent = cursor.next()) {
      execution_.step();
      ++looked_at_;
      const std::uint32_t number = numbers_.number(adjacent->node.value);
      Reached& there = place(number);
      if (there.stamp == stamp_ || !rule_.allows(row, adjacent->relationship)) continue;
      there = {stamp_, distance_, adjacent->relationship.value, from.number};
      next.push_back({adjacent->node, number});
    }
    kept_.add((next.size() - before) * kReachedBytes);
  }
  edge_ = std::move(next);
}

}  // namespace newsgraph::execution
