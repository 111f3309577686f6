#include "newsgraph/query/execution/walks/two_sided_search.h"

#include <algorithm>

namespace newsgraph::execution {
TwoSidedSearch::TwoSidedSearch(Execution& execution, const WalkRule& rule)
    : execution_(execution),
      rule_(rule),
      forwards_{rule.step(), {}, {}},
      backwards_{rule.step().reversed(), {}, {}},
      kept_(execution) {}

void TwoSidedSearch::begin(Side& side, NodeId start) {
  const std::uint32_t number = numbers_.number(start.value);
  side.edge.assign(1, {start, number});
  side.reached.clear();
  side.reached.insert(number, {0, {}, number});
}

std::optional<std::vector<RelationshipId>> TwoSidedSearch::run(const Row& row, NodeId from,
                                                               NodeId to, std::uint64_t maximum) {
  begin(forwards_, from);
  begin(backwards_, to);
  if (from == to) return std::vector<RelationshipId>{};
  for (std::uint64_t steps = 0; steps < maximum; ++steps) {
    const bool forwards = forwards_.edge.size() <= backwards_.edge.size();
    Side& side = forwards ? forwards_ : backwards_;
    const auto meeting = widen(row, side, forwards ? backwards_ : forwards_);
    if (meeting) return walk_through(*meeting);
    if (side.edge.empty()) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> TwoSidedSearch::widen(const Row& row, Side& side, const Side& other) {
  std::vector<NumberedNode> next;
  std::optional<std::uint32_t> meeting;
  AdjacencyCursor cursor;
  for (const NumberedNode& from : side.edge) {
    const std::uint32_t distance = side.reached[from.number].distance + 1;
    cursor.open(execution_.graph(), side.step, from.node);
    while (const Adjacent* adjacent = cursor.next()) {
      execution_.step();
      ++looked_at_;
      const std::uint32_t number = numbers_.number(adjacent->node.value);
      if (side.reached.contains(number) || !rule_.allows(row, adjacent->relationship)) continue;
      side.reached.insert(number, {distance, adjacent->relationship, from.number});
      next.push_back({adjacent->node, number});
      if (!other.reached.contains(number)) continue;
      if (!meeting || other.reached[number].distance < other.reached[*meeting].distance) {
        meeting = number;
      }
    }
    kept_.become(numbers_.bytes() + side.reached.bytes() + other.reached.bytes() +
                 (side.edge.capacity() + other.edge.capacity() + next.capacity()) *
                     sizeof(NumberedNode));
  }
  side.edge = std::move(next);
  return meeting;
}

std::vector<RelationshipId> TwoSidedSearch::walk_through(std::uint32_t meeting) const {
  std::vector<RelationshipId> walk;
  append_walk_back(forwards_.reached, meeting, walk);
  std::ranges::reverse(walk);
  append_walk_back(backwards_.reached, meeting, walk);
  return walk;
}

}  // namespace newsgraph::execution
