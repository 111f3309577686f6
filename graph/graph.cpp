#include "newsgraph/graph/graph.h"

#include "newsgraph/graph/model/graph_implementation.h"

namespace newsgraph {

Graph::Graph() : implementation_(std::make_unique<Implementation>()) {}
Graph::~Graph() = default;
Graph::Graph(Graph&&) noexcept = default;
Graph& Graph::operator=(Graph&&) noexcept = default;

LabelId Graph::intern_label(std::string_view name) {
  return implementation_->labels.intern(name);
}
TypeId Graph::intern_type(std::string_view name) {
  return implementation_->types.intern(name);
}
KeyId Graph::intern_key(std::string_view name) {
  return implementation_->keys.intern(name);
}

std::optional<LabelId> Graph::find_label(std::string_view name) const {
  return implementation_->labels.find(name);
}
std::optional<TypeId> Graph::find_type(std::string_view name) const {
  return implementation_->types.find(name);
}
std::optional<KeyId> Graph::find_key(std::string_view name) const {
  return implementation_->keys.find(name);
}

std::string_view Graph::name(LabelId label) const {
  return implementation_->labels.name(label);
}
std::string_view Graph::name(TypeId type) const {
  return implementation_->types.name(type);
}
std::string_view Graph::name(KeyId key) const {
  return implementation_->keys.name(key);
}

std::span<const std::string> Graph::label_names() const {
  return implementation_->labels.names();
}
std::span<const std::string> Graph::type_names() const {
  return implementation_->types.names();
}
std::span<const std::string> Graph::key_names() const {
  return implementation_->keys.names();
}

// ---- nodes

std::size_t Graph::node_count() const {
  return implementation_->living_nodes.size();
}

std::size_t Graph::node_count(LabelId label) const {
  const auto& by_label = implementation_->nodes_by_label;
  return label.value < by_label.size() ? by_label[label.value].size() : 0;
}

bool Graph::contains(NodeId node) const {
  return implementation_->living_nodes.contains(node.value);
}

std::uint32_t Graph::node_id_bound() const {
  return static_cast<std::uint32_t>(implementation_->nodes.size());
}

std::span<const LabelId> Graph::labels(NodeId node) const {
  return implementation_->living(node).labels;
}

bool Graph::has_label(NodeId node, LabelId label) const {
  const auto& by_label = implementation_->nodes_by_label;
  return label.value < by_label.size() && by_label[label.value].contains(node.value);
}

Value Graph::property(NodeId node, KeyId key) const {
  return implementation_->node_properties.get(node.value, key);
}

Value Graph::property(NodeId node, std::string_view name) const {
  const std::optional<KeyId> key = find_key(name);
  return key ? property(node, *key) : Value();
}

Map Graph::properties(NodeId node) const {
  Map properties;
  implementation_->node_properties.for_each(
      node.value, [&](KeyId key, const Value& value) { properties.emplace(name(key), value); });
  return properties;
}

std::vector<NodeId> Graph::nodes_with_label(LabelId label) const {
  std::vector<NodeId> nodes;
  if (label.value >= implementation_->nodes_by_label.size()) return nodes;
  const model::IdSet& ids = implementation_->nodes_by_label[label.value];
  nodes.reserve(ids.size());
  ids.for_each([&](std::uint32_t id) { nodes.push_back(NodeId{id}); });
  return nodes;
}

std::vector<NodeId> Graph::all_nodes() const {
  std::vector<NodeId> nodes;
  nodes.reserve(node_count());
  implementation_->living_nodes.for_each([&](std::uint32_t id) { nodes.push_back(NodeId{id}); });
  return nodes;
}

// ---- relationships

std::size_t Graph::relationship_count() const {
  return implementation_->living_relationships.size();
}

std::size_t Graph::relationship_count(TypeId type) const {
  const auto& by_type = implementation_->relationships_by_type;
  return type.value < by_type.size() ? by_type[type.value] : 0;
}

bool Graph::contains(RelationshipId relationship) const {
  return implementation_->living_relationships.contains(relationship.value);
}

std::uint32_t Graph::relationship_id_bound() const {
  return static_cast<std::uint32_t>(implementation_->relationships.size());
}

NodeId Graph::source(RelationshipId relationship) const {
  return implementation_->living(relationship).source;
}

NodeId Graph::target(RelationshipId relationship) const {
  return implementation_->living(relationship).target;
}

TypeId Graph::type(RelationshipId relationship) const {
  return implementation_->living(relationship).type;
}

Value Graph::property(RelationshipId relationship, KeyId key) const {
  return implementation_->relationship_properties.get(relationship.value, key);
}

Value Graph::property(RelationshipId relationship, std::string_view name) const {
  const std::optional<KeyId> key = find_key(name);
  return key ? property(relationship, *key) : Value();
}

Map Graph::properties(RelationshipId relationship) const {
  Map properties;
  implementation_->relationship_properties.for_each(
      relationship.value,
      [&](KeyId key, const Value& value) { properties.emplace(name(key), value); });
  return properties;
}

std::vector<Evidence> Graph::evidence(RelationshipId relationship) const {
  return implementation_->evidence.get(relationship);
}

std::vector<RelationshipId> Graph::all_relationships() const {
  std::vector<RelationshipId> relationships;
  relationships.reserve(relationship_count());
  implementation_->living_relationships.for_each(
      [&](std::uint32_t id) { relationships.push_back(RelationshipId{id}); });
  return relationships;
}

// ---- adjacency

std::span<const Adjacent> Graph::outgoing(NodeId node) const {
  return implementation_->living(node).outgoing.all();
}

std::span<const Adjacent> Graph::incoming(NodeId node) const {
  return implementation_->living(node).incoming.all();
}

std::span<const Adjacent> Graph::outgoing(NodeId node, TypeId type) const {
  return implementation_->living(node).outgoing.of_type(type);
}

std::span<const Adjacent> Graph::incoming(NodeId node, TypeId type) const {
  return implementation_->living(node).incoming.of_type(type);
}

}  // namespace newsgraph
