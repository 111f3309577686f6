// Walking from a node: which relationships count, and a cursor over them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "newsgraph/query/execution/execution.h"
#include "newsgraph/query/execution/names.h"

namespace newsgraph::execution {

/// Relationships of some types (any, when none is named) seen from a node one way round or both.
class Step {
 public:
  Step(std::vector<std::string> types, parser::Direction direction);

  parser::Direction direction() const { return direction_; }
  bool any_type() const { return types_.empty(); }
  const std::vector<TypeName>& types() const { return types_; }
  bool has_type(const Graph& graph, RelationshipId relationship) const;
  /// The node that `relationship` leads to from `from`; nullopt when it does not hang there, or the
  /// wrong way round, or is of another type.
  std::optional<NodeId> follow(const Graph& graph, NodeId from, RelationshipId relationship) const;
  Step reversed() const;

 private:
  Step() = default;
  std::vector<TypeName> types_;
  parser::Direction direction_ = parser::Direction::kBoth;
};

/// Goes over the relationships of a node that a step allows: outgoing before incoming, types in the
/// order of the pattern. A self-loop counts once. Invalid after a change of the graph.
class AdjacencyCursor {
 public:
  void open(const Graph& graph, const Step& step, NodeId node);
  /// Null at the end.
  const Adjacent* next();
  /// An upper bound of how many next() will give.
  std::size_t size() const { return size_; }

 private:
  void add(std::span<const Adjacent> run, bool incoming);

  struct Run {
    std::span<const Adjacent> items;
    bool skip_self_loops;
  };
  std::vector<Run> runs_;
  std::size_t run_ = 0;
  std::size_t item_ = 0;
  std::size_t size_ = 0;
  NodeId node_;
  bool both_ = false;
};

/// Relationships that a walk may not use because the same MATCH uses them elsewhere.
bool uses_relationship(const Value& value, RelationshipId relationship);
bool uses_relationship(const Row& row, const std::vector<planner::Slot>& slots,
                       RelationshipId relationship);

/// The node that a pattern goes on from; nullopt for null. Throws TypeError for anything else.
std::optional<NodeId> node_of(const Value& value);
/// The same of what lies in a slot.
std::optional<NodeId> node_in(const Row& row, planner::Slot slot);

}  // namespace newsgraph::execution
