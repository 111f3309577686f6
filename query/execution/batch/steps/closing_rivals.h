// Where several steps end in one node, the relationships that none of them may take.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "newsgraph/query/execution/batch/steps/make.h"
#include "newsgraph/query/execution/batch/times.h"

namespace newsgraph::execution::batch {

class ClosingRivals {
 public:
  /// All are borrowed.
  ClosingRivals(Execution& execution, const std::vector<IntersectParts::Side>& sides)
      : execution_(execution), found_(sides.size()), chosen_(sides.size()) {
    for (const IntersectParts::Side& side : sides) {
      sides_.push_back(
          {side, std::vector<std::vector<std::uint32_t>>(side.rivals.single().size())});
    }
  }

  /// To be called first for a chunk. Its rivals lie all over the graph: to look them up in one loop
  /// lets the processor wait for many of them at once.
  void start(const Chunk& in) {
    const Topology& topology = execution_.graph().topology();
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

  /// Finds the tuples of relationships, one of each side, that lead to the node: for one of the two
  /// below.
  void find(const Chunk& in, std::size_t row, NodeId node) {
    for (std::size_t i = 0; i < sides_.size(); ++i) {
      find(in, row, sides_[i].parts, node, found_[i]);
      execution_.steps(found_[i].size());
    }
    next_ = 0;
  }
  /// How many there are, or as many as can be told. The relationships of the last side are not
  /// looked at one by one.
  std::uint64_t count_tuples() {
    std::ranges::sort(found_.back());
    return count(0);
  }
  /// Of two sides: calls visit(first, second) for the tuples of one more of the first side's
  /// relationships. False when there are no more.
  template <class Visit>
  bool take_pairs(const Visit& visit) {
    if (next_ == found_[0].size()) return false;
    execution_.steps(found_[1].size());
    chosen_[0] = found_[0][next_++];
    for (const RelationshipId second : found_[1]) {
      if (differs(1, second)) visit(chosen_[0], second);
    }
    return true;
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

  /// Whether the side may take the relationship beside what was chosen for those before it.
  bool differs(std::size_t side, RelationshipId relationship) const {
    return std::ranges::none_of(sides_[side].parts.differs_from,
                                [&](std::size_t other) { return chosen_[other] == relationship; });
  }

  /// Of tuples that begin with what was chosen for the sides before this one.
  std::uint64_t count(std::size_t side) {
    if (side + 1 == sides_.size()) return count_last();
    std::uint64_t sum = 0;
    for (const RelationshipId each : found_[side]) {
      if (!differs(side, each)) continue;
      chosen_[side] = each;
      sum = sum_or_most(sum, count(side + 1));
    }
    return sum;
  }
  std::uint64_t count_last() {
    execution_.step();
    const std::vector<RelationshipId>& found = found_.back();
    const std::vector<std::size_t>& others = sides_.back().parts.differs_from;
    std::uint64_t count = found.size();
    for (auto other = others.begin(); other != others.end(); ++other) {
      const RelationshipId chosen = chosen_[*other];
      const bool is_again = std::any_of(
          others.begin(), other, [&](std::size_t before) { return chosen_[before] == chosen; });
      if (!is_again && std::ranges::binary_search(found, chosen)) --count;
    }
    return count;
  }

  Execution& execution_;
  std::vector<Side> sides_;
  bool all_ = false;
  std::vector<std::uint32_t> nodes_;
  std::vector<std::vector<RelationshipId>> found_;  ///< by side
  std::vector<RelationshipId> chosen_;              ///< by side
  std::size_t next_ = 0;  ///< of the first side's, the first that take_pairs() did not look at
};

}  // namespace newsgraph::execution::batch
