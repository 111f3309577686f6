#include "newsgraph/query/execution/walks/growing_search.h"

namespace newsgraph::execution {
void GrowingSearch::begin(NodeId start) {
  start_ = start;
  changes_ = execution_.change_count();
  distance_ = 0;
  const std::uint32_t number = numbers_.number(start.value);
  edge_.assign(1, {start, number});
  reached_.clear();
  reached_.insert(number, {0, {}, number});
}

bool GrowingSearch::settles(NodeId end, std::uint64_t maximum) {
  return reached_.contains(numbers_.number(end.value)) || edge_.empty() || distance_ >= maximum;
}

std::optional<std::vector<RelationshipId>> GrowingSearch::walk(NodeId end, std::uint64_t maximum) {
  const std::uint32_t number = numbers_.number(end.value);
  if (!reached_.contains(number) || reached_[number].distance > maximum) return std::nullopt;
  std::vector<RelationshipId> walk;
  append_walk_back(reached_, number, walk);
  return walk;
}

void GrowingSearch::widen(const Row& row) {
  std::vector<NumberedNode> next;
  ++distance_;
  expanded_ += edge_.size();
  AdjacencyCursor cursor;
  for (const NumberedNode& from : edge_) {
    cursor.open(execution_.graph(), step_, from.node);
    while (const Adjacent* adjacent = cursor.next()) {
      execution_.step();
      ++looked_at_;
      const std::uint32_t number = numbers_.number(adjacent->node.value);
      if (reached_.contains(number) || !rule_.allows(row, adjacent->relationship)) continue;
      reached_.insert(number, {distance_, adjacent->relationship, from.number});
      next.push_back({adjacent->node, number});
    }
    kept_.become(numbers_.bytes() + reached_.bytes() +
                 (edge_.capacity() + next.capacity()) * sizeof(NumberedNode));
  }
  edge_ = std::move(next);
}

}  // namespace newsgraph::execution
