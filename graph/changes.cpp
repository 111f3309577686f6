// How a Graph changes: each change is checked, made, and recorded for undoing.
#include <limits>
#include <string>
#include <utility>

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/message.h"
#include "newsgraph/graph/model/graph_implementation.h"

namespace newsgraph {

namespace {

constexpr std::uint32_t kMaximumIds = std::numeric_limits<std::uint32_t>::max() - 1;

/// Throws Error unless the value can be kept as a property.
void require_storable(std::string_view key, const Value& value, bool in_list = false) {
  const bool nested_in_list = in_list && (value.is_null() || value.is_list());
  if (value.is_map() || value.is_node() || value.is_relationship() || value.is_path() ||
      nested_in_list) {
    throw Error(ErrorKind::kInput,
                "property " + in_quotes(key) + " cannot hold " +
                    with_article(type_name(value.type())) + (in_list ? " in a list" : ""),
                {},
                "Properties hold booleans, numbers, strings, temporal values and lists of them.");
  }
  if (value.is_list()) {
    for (const Value& item : value.as_list()) require_storable(key, item, true);
  }
}

void require_storable(const Map& properties) {
  for (const auto& [key, value] : properties) require_storable(key, value);
}

}  // namespace

NodeId Graph::create_node(std::span<const std::string_view> labels, const Map& properties) {
  require_storable(properties);
  if (node_id_bound() >= kMaximumIds) {
    throw Error(ErrorKind::kInternal, "the graph has given out all of its node ids", {},
                "Export the graph and import it into a new file, which numbers its nodes afresh.");
  }
  const NodeId node{node_id_bound()};
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
  if (relationship_id_bound() >= kMaximumIds) {
    throw Error(ErrorKind::kInternal, "the graph has given out all of its relationship ids", {},
                "Export the graph and import it into a new file, which numbers them afresh.");
  }
  const RelationshipId id{relationship_id_bound()};
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
  std::vector<Evidence> extended = this->evidence(relationship);
  extended.push_back(std::move(evidence));
  set_evidence(relationship, extended);
}

void Graph::set_evidence(RelationshipId relationship, std::span<const Evidence> evidence) {
  implementation_->require_living(relationship);
  std::vector<Evidence> before = implementation_->evidence.set(relationship, evidence);
  implementation_->record(model::EvidenceSet{relationship, std::move(before)});
}

// ---- restoring

void Graph::restore_node(NodeId id, std::span<const std::string_view> labels,
                         const Map& properties) {
  if (id.value < node_id_bound() || id.value >= kMaximumIds) {
    throw Error(ErrorKind::kInput, "node " + std::to_string(id.value) + " is out of order");
  }
  require_storable(properties);
  implementation_->create_with(id, labels, properties);
}

void Graph::restore_relationship(RelationshipId id, NodeId source, std::string_view type,
                                 NodeId target, const Map& properties) {
  if (id.value < relationship_id_bound() || id.value >= kMaximumIds) {
    throw Error(ErrorKind::kInput, "relationship " + std::to_string(id.value) + " is out of order");
  }
  implementation_->require_living(source);
  implementation_->require_living(target);
  require_storable(properties);
  implementation_->create_with(id, source, intern_type(type), target, properties);
}

void Graph::reserve_ids(std::uint32_t node_bound, std::uint32_t relationship_bound) {
  implementation_->topology.reserve(node_bound, relationship_bound);
}

}  // namespace newsgraph
