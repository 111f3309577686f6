#include "newsgraph/query/execution/adjacency.h"

#include <algorithm>

namespace newsgraph::execution {

using parser::Direction;

Step::Step(std::vector<std::string> types, Direction direction) : direction_(direction) {
  for (std::string& type : types) {
    const bool known = std::any_of(types_.begin(), types_.end(),
                                   [&](const TypeName& other) { return other.name() == type; });
    if (!known) types_.emplace_back(std::move(type));
  }
}

bool Step::has_type(const Graph& graph, RelationshipId relationship) const {
  const TypeId type = graph.type(relationship);
  return types_.empty() || std::any_of(types_.begin(), types_.end(), [&](const TypeName& name) {
           return name.id(graph) == type;
         });
}

std::optional<NodeId> Step::follow(const Graph& graph, NodeId from,
                                   RelationshipId relationship) const {
  if (!graph.contains(relationship) || !has_type(graph, relationship)) return std::nullopt;
  const NodeId source = graph.source(relationship), target = graph.target(relationship);
  if (direction_ != Direction::kIncoming && source == from) return target;
  if (direction_ != Direction::kOutgoing && target == from) return source;
  return std::nullopt;
}

Step Step::reversed() const {
  Step step = *this;
  step.direction_ = parser::reversed(direction_);
  return step;
}

void AdjacencyCursor::open(const Graph& graph, const Step& step, NodeId node) {
  runs_.clear();
  run_ = item_ = size_ = 0;
  node_ = node;
  both_ = step.direction() == Direction::kBoth;
  if (!graph.contains(node)) return;
  for (const bool incoming : {false, true}) {
    if (!both_ && incoming != (step.direction() == Direction::kIncoming)) continue;
    if (step.any_type()) add(incoming ? graph.incoming(node) : graph.outgoing(node), incoming);
    for (const TypeName& type : step.types()) {
      const auto id = type.id(graph);
      if (id) add(incoming ? graph.incoming(node, *id) : graph.outgoing(node, *id), incoming);
    }
  }
}

void AdjacencyCursor::add(std::span<const Adjacent> run, bool incoming) {
  if (run.empty()) return;
  runs_.push_back({run, both_ && incoming});
  size_ += run.size();
}

const Adjacent* AdjacencyCursor::next() {
  while (run_ < runs_.size()) {
    const Run& run = runs_[run_];
    while (item_ < run.items.size()) {
      const Adjacent& adjacent = run.items[item_++];
      if (!run.skip_self_loops || adjacent.node != node_) return &adjacent;
    }
    ++run_;
    item_ = 0;
  }
  return nullptr;
}

bool uses_relationship(const Value& value, RelationshipId relationship) {
  if (value.is_relationship()) return value.as_relationship() == relationship;
  if (!value.is_list()) return false;
  return std::any_of(value.as_list().begin(), value.as_list().end(), [&](const Value& item) {
    return item.is_relationship() && item.as_relationship() == relationship;
  });
}

bool uses_relationship(const Row& row, const std::vector<planner::Slot>& slots,
                       RelationshipId relationship) {
  return std::any_of(slots.begin(), slots.end(), [&](planner::Slot slot) {
    return uses_relationship(row[slot], relationship);
  });
}

std::optional<NodeId> node_in(const Row& row, planner::Slot slot) {
  return node_of(row[slot]);
}

std::optional<NodeId> node_of(const Value& value) {
  if (value.is_node()) return value.as_node();
  if (value.is_null()) return std::nullopt;
  throw QueryError(
      "TypeError", "InvalidArgumentType",
      "A pattern expected a node, not a value of type " + std::string(type_name(value.type())));
}

}  // namespace newsgraph::execution
