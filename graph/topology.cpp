#include "newsgraph/graph/topology.h"

#include <algorithm>
#include <utility>

#include "newsgraph/graph/begin_part.h"

namespace newsgraph {

Topology::Topology(Parts parts)
    : nodes_(std::move(parts.nodes)),
      relationships_(std::move(parts.relationships)),
      node_id_bound_(parts.node_id_bound),
      labels_(std::move(parts.labels)),
      source_(std::move(parts.source)),
      target_(std::move(parts.target)),
      type_(std::move(parts.type)),
      counts_(std::move(parts.counts)),
      outgoing_(std::move(parts.outgoing)),
      incoming_(std::move(parts.incoming)) {}

void Topology::add_node(NodeId node) {
  nodes_.insert(node.value);
  node_id_bound_ = std::max(node_id_bound_, node.value + 1);
  outgoing_.add_node(node);
  incoming_.add_node(node);
}

void Topology::append_relationship(RelationshipId relationship, NodeId source, TypeId type,
                                   NodeId target) {
  reserve(0, relationship.value + 1);
  // One that was deleted and comes back finds its ends in the frozen part, if that has seen them.
  if (relationship.value >= source_.base().size()) {
    source_.set(relationship.value, source);
    target_.set(relationship.value, target);
    type_.set(relationship.value, type);
  }
  relationships_.insert(relationship.value);
  if (type.value >= counts_.size()) counts_.resize(type.value + 1);
  ++counts_[type.value];
}

void Topology::add_relationship(RelationshipId relationship, NodeId source, TypeId type,
                                NodeId target) {
  append_relationship(relationship, source, type, target);
  outgoing_.insert(source, type, {relationship, target});
  incoming_.insert(target, type, {relationship, source});
}

void Topology::remove_relationship(RelationshipId relationship) {
  const NodeId from = source(relationship), to = target(relationship);
  const TypeId of_type = type(relationship);
  outgoing_.erase(from, of_type, {relationship, to});
  incoming_.erase(to, of_type, {relationship, from});
  --counts_[of_type.value];
  relationships_.erase(relationship.value);
}

void Topology::reserve(std::uint32_t node_bound, std::uint32_t relationship_bound) {
  node_id_bound_ = std::max(node_id_bound_, node_bound);
  if (relationship_bound > relationship_id_bound()) {
    source_.resize(relationship_bound);
    target_.resize(relationship_bound);
    type_.resize(relationship_bound);
  }
}

void Topology::give_back_relationships(std::uint32_t relationship_bound) {
  source_.resize(relationship_bound);
  target_.resize(relationship_bound);
  type_.resize(relationship_bound);
}

bool Topology::is_frozen() const {
  const bool was_frozen = !outgoing_.base().arrays().node_begin.empty();
  return was_frozen && source_.is_frozen() && outgoing_.is_frozen() && incoming_.is_frozen() &&
         outgoing_.base().node_bound() == node_id_bound_;
}

void Topology::freeze() {
  if (is_frozen()) return;
  source_.freeze();
  target_.freeze();
  type_.freeze();
  const RelationshipEnds ends = this->ends();
  const auto type_bound = static_cast<std::uint32_t>(counts_.size());
  const auto pack = [&](std::span<const NodeId> from, std::span<const NodeId> to) {
    return Adjacency(
        FrozenAdjacency({from, to, ends.type}, relationships_, node_id_bound_, type_bound));
  };
  auto incoming = begin_part(is_large(), [&] { return pack(ends.target, ends.source); });
  outgoing_ = pack(ends.source, ends.target);
  incoming_ = incoming.get();
}

std::size_t Topology::memory() const {
  return nodes_.memory() + relationships_.memory() + labels_.memory() + source_.memory() +
         target_.memory() + type_.memory() + outgoing_.memory() + incoming_.memory();
}

}  // namespace newsgraph
