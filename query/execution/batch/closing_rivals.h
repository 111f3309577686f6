// Where two steps end in one node, the relationships that neither may take.
#pragma once

#include <vector>

#include "newsgraph/query/execution/batch/make.h"

namespace newsgraph::execution::batch {

class ClosingRivals {
 public:
  /// All are borrowed. With `rival_sides` the two relationships must differ.
  ClosingRivals(const Graph& graph, const IntersectParts::Side& first,
                const IntersectParts::Side& second, bool rival_sides)
      : graph_(graph), sides_{{first, {}}, {second, {}}}, rival_sides_(rival_sides) {
    for (Side& side : sides_) side.ends.resize(side.parts.rivals.single().size());
  }

  /// To be called first for a chunk. Its rivals lie all over the graph: to look them up in one loop
  /// lets the processor wait for many of them at once.
  void start(const Chunk& in) {
    const Topology& topology = graph_.topology();
    for (Side& side : sides_) {
      const std::vector<planner::Slot>& slots = side.parts.rivals.single();
      for (std::size_t i = 0; i < slots.size(); ++i) {
        side.ends[i].clear();
        for (const std::uint32_t id : in.columns[slots[i]].ids) {
          side.ends[i].push_back(id == kNullId ? Ends{kNullId, kNullId}
                                               : Ends{topology.source(RelationshipId{id}).value,
                                                      topology.target(RelationshipId{id}).value});
        }
      }
    }
  }

  /// Finds out where the relationships that lead to a node have to be looked at one by one in this
  /// row: where one of them may be a rival, which joins the same two nodes.
  void look(const Chunk& in, std::size_t row) {
    nodes_.clear();
    const auto from = [&](const Side& side) { return in.columns[side.parts.from].ids[row]; };
    all_ = (rival_sides_ && from(sides_[0]) == from(sides_[1])) ||
           sides_[0].parts.rivals.any_list() || sides_[1].parts.rivals.any_list();
    if (all_) return;
    for (const Side& side : sides_) {
      for (const std::vector<Ends>& ends : side.ends) {
        if (ends[row].source == from(side)) nodes_.push_back(ends[row].target);
        if (ends[row].target == from(side)) nodes_.push_back(ends[row].source);
      }
    }
  }
  /// Every node.
  bool all() const { return all_; }
  /// These nodes; one may stand twice.
  const std::vector<std::uint32_t>& nodes() const { return nodes_; }

  /// Calls visit(first, second) for each pair of relationships that lead to the node.
  template <class Visit>
  void for_each_pair(const Chunk& in, std::size_t row, NodeId node, const Visit& visit) {
    find(in, row, sides_[0].parts, node, first_found_);
    find(in, row, sides_[1].parts, node, second_found_);
    for (const RelationshipId one : first_found_) {
      for (const RelationshipId other : second_found_) {
        if (!rival_sides_ || one != other) visit(one, other);
      }
    }
  }

 private:
  struct Ends {
    std::uint32_t source, target;
  };
  struct Side {
    const IntersectParts::Side& parts;
    std::vector<std::vector<Ends>> ends;  ///< by place among the single rivals, by row
  };

  static void find(const Chunk& in, std::size_t row, const IntersectParts::Side& side, NodeId node,
                   std::vector<RelationshipId>& found) {
    found.clear();
    const NodeId from{in.columns[side.from].ids[row]};
    side.neighbours.for_each_between(from, node, [&](RelationshipId relationship) {
      if (!side.rivals.include(in, row, relationship)) found.push_back(relationship);
    });
  }

  const Graph& graph_;
  Side sides_[2];
  bool rival_sides_;
  bool all_ = false;
  std::vector<std::uint32_t> nodes_;
  std::vector<RelationshipId> first_found_, second_found_;
};

}  // namespace newsgraph::execution::batch
