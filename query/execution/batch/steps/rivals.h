// Relationships that a step may not take again: those taken elsewhere in the same MATCH.
#pragma once

#include "newsgraph/query/execution/adjacency.h"
#include "newsgraph/query/execution/batch/expression.h"

namespace newsgraph::execution::batch {

class Rivals {
 public:
  Rivals(const std::vector<planner::Slot>& slots, const Layout& layout) {
    for (const planner::Slot slot : slots) {
      (layout.at(slot) == Kind::kRelationship ? single_ : lists_).push_back(slot);
    }
  }

  /// Of those that are single relationships.
  const std::vector<planner::Slot>& single() const { return single_; }
  bool any_list() const { return !lists_.empty(); }
  bool none() const { return single_.empty() && lists_.empty(); }
  /// Calls visit(relationship) for each of the single ones in the row, which differ from each
  /// other.
  template <class Visit>
  void for_each_single(const Chunk& chunk, std::size_t row, const Visit& visit) const {
    for (const planner::Slot slot : single_) {
      const std::uint32_t id = chunk.columns[slot].ids[row];
      if (id != kNullId) visit(RelationshipId{id});
    }
  }
  bool include(const Chunk& chunk, std::size_t row, RelationshipId relationship) const {
    for (const planner::Slot slot : single_) {
      if (chunk.columns[slot].ids[row] == relationship.value) return true;
    }
    for (const planner::Slot slot : lists_) {
      if (uses_relationship(chunk.columns[slot].values[row], relationship)) return true;
    }
    return false;
  }

 private:
  std::vector<planner::Slot> single_, lists_;
};

}  // namespace newsgraph::execution::batch
