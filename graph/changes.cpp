// How a Graph changes: each change is checked, made, and recorded for undoing.
#include <string>
#include <utility>

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/model/graph_implementation.h"
#include "newsgraph/graph/model/property_rules.h"

namespace newsgraph {

using model::require_storable;

NodeId Graph::create_node(std::span<const std::string_view> labels, const Map& properties) {
  require_storable(properties);
  const NodeId node = implementation_->next_node();
  implementation_->create_with(node, labels, properties);
  return node;
}

NodeId Graph::create_node(std::initializer_list<std::string_view> labels, const Map& properties) {
  return create_node(std::span<const std::string_view>(labels.begin(), labels.size()), properties);
}

RelationshipId Graph::create_relationship(NodeId source, std::string_view type, NodeId target,
                                          const Map& properties) {
  implementation_->require_living(source);
  implementation_->require_living(target);
  require_storable(properties);
  const RelationshipId id = implementation_->next_relationship();
  implementation_->create_with(id, source, intern_type(type), target, properties);
  return id;
}

void Graph::delete_node(NodeId node) {
  implementation_->require_living(node);
  Topology& topology = implementation_->topology;
  if (!topology.outgoing(node).empty() || !topology.incoming(node).empty()) {
    throw Error(ErrorKind::kInput,
                "node " + std::to_string(node.value) + " still has relationships", {},
                "Delete its relationships first, or use DETACH DELETE.");
  }
  const std::span<const LabelId> labels = topology.labels(node);
  model::NodeDeleted change{
      node, {labels.begin(), labels.end()}, implementation_->take_properties(node)};
  for (const LabelId label : change.labels) implementation_->take_label(node, label);
  topology.remove_node(node);
  implementation_->record(std::move(change));
}

void Graph::detach_delete_node(NodeId node) {
  implementation_->require_living(node);
  const Topology& topology = implementation_->topology;
  while (!topology.outgoing(node).empty()) {
    delete_relationship(topology.outgoing(node).back().relationship);
  }
  while (!topology.incoming(node).empty()) {
    delete_relationship(topology.incoming(node).back().relationship);
  }
  delete_node(node);
}

void Graph::delete_relationship(RelationshipId relationship) {
  implementation_->require_living(relationship);
  Topology& topology = implementation_->topology;
  model::RelationshipDeleted change{relationship,
                                    topology.source(relationship),
                                    topology.target(relationship),
                                    topology.type(relationship),
                                    implementation_->take_properties(relationship),
                                    implementation_->evidence.set(relationship, {})};
  topology.remove_relationship(relationship);
  implementation_->record(std::move(change));
}

void Graph::add_label(NodeId node, std::string_view name) {
  implementation_->require_living(node);
  const LabelId label = intern_label(name);
  if (has_label(node, label)) return;
  implementation_->put_label(node, label);
  implementation_->record(model::LabelAdded{node, label});
}

void Graph::remove_label(NodeId node, std::string_view name) {
  implementation_->require_living(node);
  const std::optional<LabelId> label = find_label(name);
  if (!label || !has_label(node, *label)) return;
  implementation_->take_label(node, *label);
  implementation_->record(model::LabelRemoved{node, *label});
}

void Graph::set_property(NodeId node, std::string_view name, Value value) {
  implementation_->require_living(node);
  require_storable(name, value);
  const KeyId key = intern_key(name);
  const bool removed = value.is_null();
  Value before = implementation_->put_property(node, key, value);
  if (removed && before.is_null()) return;
  implementation_->record(model::NodePropertySet{node, key, std::move(before), removed});
}

void Graph::set_property(RelationshipId relationship, std::string_view name, Value value) {
  implementation_->require_living(relationship);
  require_storable(name, value);
  const KeyId key = intern_key(name);
  const bool removed = value.is_null();
  Value before = implementation_->relationship_properties.set(relationship.value, key, value);
  if (removed && before.is_null()) return;
  implementation_->record(
      model::RelationshipPropertySet{relationship, key, std::move(before), removed});
}

void Graph::add_evidence(RelationshipId relationship, Evidence evidence) {
  insert_evidence(relationship, evidence_count(relationship), evidence);
}

void Graph::insert_evidence(RelationshipId relationship, std::size_t position,
                            const Evidence& evidence) {
  implementation_->require_living(relationship);
  implementation_->evidence.insert(relationship, position, evidence);
  implementation_->record(model::EvidenceInserted{relationship, position});
}

void Graph::set_evidence(RelationshipId relationship, std::span<const Evidence> evidence) {
  implementation_->require_living(relationship);
  std::vector<Evidence> before = implementation_->evidence.set(relationship, evidence);
  implementation_->record(model::EvidenceSet{relationship, std::move(before)});
}

// ---- restoring

void Graph::restore_node(NodeId id, std::span<const std::string_view> labels,
                         const Map& properties) {
  implementation_->require_in_order(id);
  require_storable(properties);
  implementation_->create_with(id, labels, properties);
}

void Graph::restore_relationship(RelationshipId id, NodeId source, std::string_view type,
                                 NodeId target, const Map& properties) {
  implementation_->require_in_order(id);
  implementation_->require_living(source);
  implementation_->require_living(target);
  require_storable(properties);
  implementation_->create_with(id, source, intern_type(type), target, properties);
}

void Graph::reserve_ids(std::uint32_t node_bound, std::uint32_t relationship_bound) {
  implementation_->topology.reserve(node_bound, relationship_bound);
}

}  // namespace newsgraph
