#include "newsgraph/query/execution/two_sided_search.h"

#include <algorithm>

namespace newsgraph::execution {
namespace {

/// About what a node that was reached takes.
constexpr std::size_t kReachedBytes = 32;

}  // namespace

TwoSidedSearch::TwoSidedSearch(Execution& execution, const WalkRule& rule)
    : execution_(execution),
      rule_(rule),
      forwards_{rule.step(), PagedArray<Reached>(execution.graph().node_id_bound()), {}},
      backwards_{
          rule.step().reversed(), PagedArray<Reached>(execution.graph().node_id_bound()), {}},
      kept_(execution) {}

void TwoSidedSearch::begin(Side& side, NodeId start) {
  side.edge.assign(1, start);
  side.reached[start.value] = {stamp_, 0, 0, start.value};
}

std::optional<std::vector<RelationshipId>> TwoSidedSearch::run(const Row& row, NodeId from,
                                                               NodeId to, std::uint64_t maximum) {
  kept_.clear();
  if (++stamp_ == 0) {
    forwards_.reached.clear();
    backwards_.reached.clear();
    stamp_ = 1;
  }
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

std::optional<NodeId> TwoSidedSearch::widen(const Row& row, Side& side, const Side& other) {
  std::vector<NodeId> next;
  std::optional<NodeId> meeting;
  AdjacencyCursor cursor;
  for (const NodeId node : side.edge) {
    const std::uint32_t distance = side.reached[node.value].distance + 1;
    cursor.open(execution_.graph(), side.step, node);
    while (const Adjacent* adjacent = cursor.next()) {
      execution_.step();
      Reached& there = side.reached[adjacent->node.value];
      if (there.stamp == stamp_ || !rule_.allows(row, adjacent->relationship)) continue;
      there = {stamp_, distance, adjacent->relationship.value, node.value};
      next.push_back(adjacent->node);
      kept_.add(kReachedBytes);
      const Reached& met = other.reached[adjacent->node.value];
      if (met.stamp != stamp_) continue;
      if (!meeting || met.distance < other.reached[meeting->value].distance) {
        meeting = adjacent->node;
      }
    }
  }
  side.edge = std::move(next);
  return meeting;
}

std::vector<RelationshipId> TwoSidedSearch::walk_through(NodeId meeting) const {
  std::vector<RelationshipId> walk;
  const auto follow = [&](const Side& side) {
    NodeId node = meeting;
    while (side.reached[node.value].distance > 0) {
      const Reached& reached = side.reached[node.value];
      walk.push_back(RelationshipId{reached.relationship});
      node = NodeId{reached.before};
    }
  };
  follow(forwards_);
  std::ranges::reverse(walk);
  follow(backwards_);
  return walk;
}

}  // namespace newsgraph::execution
