#include "newsgraph/graph/bulk_builder.h"

#include "newsgraph/graph/model/graph_implementation.h"
#include "newsgraph/graph/model/property_rules.h"

namespace newsgraph {

using model::GraphAccess;
using model::require_storable;

NodeId BulkBuilder::add_node(std::span<const LabelId> labels) {
  const NodeId node = GraphAccess::of(graph_).next_node();
  add_node(node, labels);
  return node;
}

void BulkBuilder::add_node(NodeId id, std::span<const LabelId> labels) {
  GraphAccess::Implementation& graph = GraphAccess::of(graph_);
  graph.require_in_order(id);
  graph.topology.add_node(id);
  graph.topology.set_labels(id, labels);
}

RelationshipId BulkBuilder::add_relationship(NodeId source, TypeId type, NodeId target) {
  const RelationshipId relationship = GraphAccess::of(graph_).next_relationship();
  add_relationship(relationship, source, type, target);
  return relationship;
}

void BulkBuilder::add_relationship(RelationshipId id, NodeId source, TypeId type, NodeId target) {
  GraphAccess::Implementation& graph = GraphAccess::of(graph_);
  graph.require_in_order(id);
  graph.require_living(source);
  graph.require_living(target);
  graph.topology.append_relationship(id, source, type, target);
}

void BulkBuilder::set_property(NodeId node, KeyId key, const Value& value) {
  GraphAccess::Implementation& graph = GraphAccess::of(graph_);
  graph.require_living(node);
  require_storable(graph_.name(key), value);
  graph.node_properties.put(node.value, key, value);
}

void BulkBuilder::set_property(RelationshipId relationship, KeyId key, const Value& value) {
  GraphAccess::Implementation& graph = GraphAccess::of(graph_);
  graph.require_living(relationship);
  require_storable(graph_.name(key), value);
  graph.relationship_properties.put(relationship.value, key, value);
}

void BulkBuilder::set_text(NodeId node, KeyId key, std::string_view text) {
  GraphAccess::Implementation& graph = GraphAccess::of(graph_);
  graph.require_living(node);
  graph.node_properties.put_text(node.value, key, text);
}

void BulkBuilder::set_text(RelationshipId relationship, KeyId key, std::string_view text) {
  GraphAccess::Implementation& graph = GraphAccess::of(graph_);
  graph.require_living(relationship);
  graph.relationship_properties.put_text(relationship.value, key, text);
}

void BulkBuilder::set_evidence(RelationshipId relationship, std::span<const Evidence> evidence) {
  GraphAccess::Implementation& graph = GraphAccess::of(graph_);
  graph.require_living(relationship);
  graph.evidence.set(relationship, evidence);
}

void BulkBuilder::create_index(std::string_view label, std::string_view key) {
  indexes_.emplace_back(label, key);
}

void BulkBuilder::reserve_ids(std::uint32_t node_bound, std::uint32_t relationship_bound) {
  graph_.reserve_ids(node_bound, relationship_bound);
}

Graph BulkBuilder::finish() {
  graph_.compact();
  for (const auto& [label, key] : std::exchange(indexes_, {})) graph_.create_index(label, key);
  return std::exchange(graph_, Graph());
}

}  // namespace newsgraph
