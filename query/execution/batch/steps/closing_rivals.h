// Where several steps end in one node, the relationships that none of them may take.
#pragma once

#include <span>
#include <vector>

#include "newsgraph/query/execution/batch/steps/make.h"

namespace newsgraph::execution::batch {

class ClosingRivals {
 public:
  /// All are borrowed.
  ClosingRivals(const Graph& graph, const std::vector<IntersectParts::Side>& sides)
      : graph_(graph), found_(sides.size()), chosen_(sides.size()) {
    for (const IntersectParts::Side& side : sides) {
      sides_.push_back(
          {side, std::vector<std::vector<std::uint32_t>>(side.rivals.single().size())});
    }
  }

  /// To be called first for a chunk. Its rivals lie all over the graph: to look them up in one loop
  /// lets the processor wait for many of them at once.
  void start(const Chunk& in) {
    const Topology& topology = graph_.topology();
    for (Side& side : sides_) {
      const std::vector<std::uint32_t>& from = in.columns[side.parts.from].ids;
      const std::vector<planner::Slot>& slots = side.parts.rivals.single();
      for (std::size_t i = 0; i < slots.size(); ++i) {
        const std::vector<std::uint32_t>& ids = in.columns[slots[i]].ids;
        side.ends[i].resize(ids.size());
        for (std::size_t row = 0; row < ids.size(); ++row) {
          side.ends[i][row] = other_end(topology, ids[row], from[row]);
        }
      }
    }
  }

  /// Finds out where the relationships that lead to a node have to be looked at one by one in this
  /// row: where one of them may be a rival, which joins the same two nodes.
  void look(const Chunk& in, std::size_t row) {
    nodes_.clear();
    const auto from = [&](const Side& side) { return in.columns[side.parts.from].ids[row]; };
    all_ = false;
    for (const Side& side : sides_) {
      all_ |= side.parts.rivals.any_list();
      for (const std::size_t other : side.parts.differs_from) {
        all_ |= from(side) == from(sides_[other]);
      }
    }
    if (all_) return;
    for (const Side& side : sides_) {
      for (const std::vector<std::uint32_t>& ends : side.ends) {
        if (ends[row] != kNullId) nodes_.push_back(ends[row]);
      }
    }
  }
  /// Every node.
  bool all() const { return all_; }
  /// These nodes; one may stand twice.
  const std::vector<std::uint32_t>& nodes() const { return nodes_; }

  /// Calls visit(relationships) for each tuple of relationships, one of each side, that leads to
  /// the node.
  template <class Visit>
  void for_each_tuple(const Chunk& in, std::size_t row, NodeId node, const Visit& visit) {
    for (std::size_t i = 0; i < sides_.size(); ++i) find(in, row, sides_[i].parts, node, found_[i]);
    choose(0, visit);
  }

 private:
  struct Side {
    const IntersectParts::Side& parts;
    /// By place among the single rivals, by row: where the rival leads from the side's node.
    std::vector<std::vector<std::uint32_t>> ends;
  };

  /// kNullId when the relationship does not join the node to any.
  static std::uint32_t other_end(const Topology& topology, std::uint32_t id, std::uint32_t node) {
    if (id == kNullId) return kNullId;
    const std::uint32_t source = topology.source(RelationshipId{id}).value;
    const std::uint32_t target = topology.target(RelationshipId{id}).value;
    if (source == node) return target;
    return target == node ? source : kNullId;
  }

  static void find(const Chunk& in, std::size_t row, const IntersectParts::Side& side, NodeId node,
                   std::vector<RelationshipId>& found) {
    found.clear();
    const NodeId from{in.columns[side.from].ids[row]};
    side.neighbours.for_each_between(from, node, [&](RelationshipId relationship) {
      if (!side.rivals.include(in, row, relationship)) found.push_back(relationship);
    });
    if (side.lists) side.lists->keep_what_meets_test(from, node, found);
  }

  template <class Visit>
  void choose(std::size_t side, const Visit& visit) {
    if (side == sides_.size()) return visit(std::span<const RelationshipId>(chosen_));
    for (const RelationshipId each : found_[side]) {
      const auto& others = sides_[side].parts.differs_from;
      if (std::ranges::any_of(others, [&](std::size_t other) { return chosen_[other] == each; })) {
        continue;
      }
      chosen_[side] = each;
      choose(side + 1, visit);
    }
  }

  const Graph& graph_;
  std::vector<Side> sides_;
  bool all_ = false;
  std::vector<std::uint32_t> nodes_;
  std::vector<std::vector<RelationshipId>> found_;  ///< by side
  std::vector<RelationshipId> chosen_;              ///< by side
};

}  // namespace newsgraph::execution::batch
