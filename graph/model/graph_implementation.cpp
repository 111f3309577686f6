#include "newsgraph/graph/model/graph_implementation.h"

#include <limits>
#include <string>

namespace newsgraph {

namespace {

constexpr std::uint32_t kMaximumIds = std::numeric_limits<std::uint32_t>::max() - 1;

Error dead_node(NodeId node) {
  return Error(ErrorKind::kUsage, "there is no node " + std::to_string(node.value));
}

Error dead_relationship(RelationshipId relationship) {
  return Error(ErrorKind::kUsage, "there is no relationship " + std::to_string(relationship.value));
}

}  // namespace

void Graph::Implementation::require_living(NodeId node) const {
  if (!topology.nodes().contains(node.value)) throw dead_node(node);
}

void Graph::Implementation::require_living(RelationshipId relationship) const {
  if (!topology.relationships().contains(relationship.value)) {
    throw dead_relationship(relationship);
  }
}

NodeId Graph::Implementation::next_node() const {
  if (topology.node_id_bound() >= kMaximumIds) {
    throw Error(ErrorKind::kInternal, "the graph has given out all of its node ids", {},
                "Export the graph and import it into a new file, which numbers its nodes afresh.");
  }
  return NodeId{topology.node_id_bound()};
}

RelationshipId Graph::Implementation::next_relationship() const {
  if (topology.relationship_id_bound() >= kMaximumIds) {
    throw Error(ErrorKind::kInternal, "the graph has given out all of its relationship ids", {},
                "Export the graph and import it into a new file, which numbers them afresh.");
  }
  return RelationshipId{topology.relationship_id_bound()};
}

void Graph::Implementation::require_in_order(NodeId node) const {
  if (node.value >= topology.node_id_bound() && node.value < kMaximumIds) return;
  throw Error(ErrorKind::kInput, "node " + std::to_string(node.value) + " is out of order");
}

void Graph::Implementation::require_in_order(RelationshipId relationship) const {
  if (relationship.value >= topology.relationship_id_bound() && relationship.value < kMaximumIds) {
    return;
  }
  throw Error(ErrorKind::kInput,
              "relationship " + std::to_string(relationship.value) + " is out of order");
}

void Graph::Implementation::put_label(NodeId node, LabelId label) {
  topology.add_label(node, label);
  for (auto& [of, index] : indexes) {
    if (of.first == label) index.insert(node_properties.get(node.value, of.second), node);
  }
}

void Graph::Implementation::take_label(NodeId node, LabelId label) {
  topology.remove_label(node, label);
  for (auto& [of, index] : indexes) {
    if (of.first == label) index.erase(node_properties.get(node.value, of.second), node);
  }
}

Value Graph::Implementation::put_property(NodeId node, KeyId key, const Value& value) {
  for (const LabelId label : topology.labels(node)) {
    const auto index = indexes.find({label, key});
    if (index == indexes.end()) continue;
    index->second.erase(node_properties.get(node.value, key), node);
    index->second.insert(value, node);
  }
  return node_properties.set(node.value, key, value);
}

void Graph::Implementation::create_with(NodeId node, std::span<const std::string_view> label_names,
                                        const Map& properties) {
  topology.add_node(node);
  record(model::NodeCreated{node});
  for (const std::string_view name : label_names) {
    const LabelId label = labels.intern(name);
    if (topology.label_sets().has(node, label)) continue;
    put_label(node, label);
    record(model::LabelAdded{node, label});
  }
  for (const auto& [name, value] : properties) {
    if (value.is_null()) continue;
    const KeyId key = keys.intern(name);
    put_property(node, key, value);
    record(model::NodePropertySet{node, key, {}, false});
  }
}

void Graph::Implementation::create_with(RelationshipId relationship, NodeId source, TypeId type,
                                        NodeId target, const Map& properties) {
  topology.add_relationship(relationship, source, type, target);
  record(model::RelationshipCreated{relationship});
  for (const auto& [name, value] : properties) {
    if (value.is_null()) continue;
    const KeyId key = keys.intern(name);
    relationship_properties.set(relationship.value, key, value);
    record(model::RelationshipPropertySet{relationship, key, {}, false});
  }
}

std::vector<std::pair<KeyId, Value>> Graph::Implementation::take_properties(NodeId node) {
  std::vector<std::pair<KeyId, Value>> taken;
  node_properties.for_each(node.value,
                           [&](KeyId key, const Value& value) { taken.emplace_back(key, value); });
  for (const auto& [key, value] : taken) put_property(node, key, {});
  return taken;
}

std::vector<std::pair<KeyId, Value>> Graph::Implementation::take_properties(
    RelationshipId relationship) {
  std::vector<std::pair<KeyId, Value>> taken;
  relationship_properties.for_each(
      relationship.value, [&](KeyId key, const Value& value) { taken.emplace_back(key, value); });
  for (const auto& [key, value] : taken) relationship_properties.set(relationship.value, key, {});
  return taken;
}

}  // namespace newsgraph
