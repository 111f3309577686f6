#include "newsgraph/graph/model/graph_implementation.h"

#include <algorithm>
#include <string>

namespace newsgraph {

namespace {

Error dead_node(NodeId node) {
  return Error(ErrorKind::kUsage, "there is no node " + std::to_string(node.value));
}

Error dead_relationship(RelationshipId relationship) {
  return Error(ErrorKind::kUsage, "there is no relationship " + std::to_string(relationship.value));
}

}  // namespace

NodeRecord& Graph::Implementation::living(NodeId node) {
  if (!living_nodes.contains(node.value)) throw dead_node(node);
  return nodes[node.value];
}

RelationshipRecord& Graph::Implementation::living(RelationshipId relationship) {
  if (!living_relationships.contains(relationship.value)) throw dead_relationship(relationship);
  return relationships[relationship.value];
}

void Graph::Implementation::revive(NodeId node) {
  if (node.value >= nodes.size()) nodes.resize(node.value + 1);
  living_nodes.insert(node.value);
}

void Graph::Implementation::bury(NodeId node) {
  nodes[node.value] = NodeRecord{};
  living_nodes.erase(node.value);
}

void Graph::Implementation::put_label(NodeId node, LabelId label) {
  std::vector<LabelId>& of_node = nodes[node.value].labels;
  of_node.insert(std::lower_bound(of_node.begin(), of_node.end(), label), label);
  if (label.value >= nodes_by_label.size()) nodes_by_label.resize(label.value + 1);
  nodes_by_label[label.value].insert(node.value);
  for (auto& [of, index] : indexes) {
    if (of.first == label) index.insert(node_properties.get(node.value, of.second), node);
  }
}

void Graph::Implementation::take_label(NodeId node, LabelId label) {
  std::erase(nodes[node.value].labels, label);
  nodes_by_label[label.value].erase(node.value);
  for (auto& [of, index] : indexes) {
    if (of.first == label) index.erase(node_properties.get(node.value, of.second), node);
  }
}

Value Graph::Implementation::put_property(NodeId node, KeyId key, const Value& value) {
  for (const LabelId label : nodes[node.value].labels) {
    const auto index = indexes.find({label, key});
    if (index == indexes.end()) continue;
    index->second.erase(node_properties.get(node.value, key), node);
    index->second.insert(value, node);
  }
  return node_properties.set(node.value, key, value);
}

void Graph::Implementation::attach(RelationshipId relationship, const RelationshipRecord& record) {
  if (relationship.value >= relationships.size()) relationships.resize(relationship.value + 1);
  relationships[relationship.value] = record;
  living_relationships.insert(relationship.value);
  if (record.type.value >= relationships_by_type.size()) {
    relationships_by_type.resize(record.type.value + 1);
  }
  ++relationships_by_type[record.type.value];
  nodes[record.source.value].outgoing.insert(record.type, {relationship, record.target});
  nodes[record.target.value].incoming.insert(record.type, {relationship, record.source});
}

void Graph::Implementation::detach(RelationshipId relationship) {
  const RelationshipRecord record = relationships[relationship.value];
  nodes[record.source.value].outgoing.erase(record.type, relationship);
  nodes[record.target.value].incoming.erase(record.type, relationship);
  --relationships_by_type[record.type.value];
  living_relationships.erase(relationship.value);
}

void Graph::Implementation::create_with(NodeId node, std::span<const std::string_view> label_names,
                                        const Map& properties) {
  revive(node);
  record(model::NodeCreated{node});
  for (const std::string_view name : label_names) {
    const LabelId label = labels.intern(name);
    if (std::ranges::binary_search(nodes[node.value].labels, label)) continue;
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

void Graph::Implementation::create_with(RelationshipId relationship,
                                        const RelationshipRecord& relationship_record,
                                        const Map& properties) {
  attach(relationship, relationship_record);
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
