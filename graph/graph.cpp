#include "newsgraph/graph/graph.h"

#include "newsgraph/graph/model/graph_implementation.h"

namespace newsgraph {

namespace {

template <class Id>
std::vector<Id> ids_in(const IdSet& set) {
  std::vector<Id> ids;
  ids.reserve(set.size());
  set.for_each([&](std::uint32_t id) { ids.push_back(Id{id}); });
  return ids;
}

}  // namespace

Graph::Graph()
    : implementation_(std::make_unique<Implementation>()), topology_(&implementation_->topology) {}
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
  return topology_->nodes().size();
}

std::size_t Graph::node_count(LabelId label) const {
  return topology_->nodes_with(label).size();
}

bool Graph::contains(NodeId node) const {
  return topology_->nodes().contains(node.value);
}

std::uint32_t Graph::node_id_bound() const {
  return topology_->node_id_bound();
}

std::span<const LabelId> Graph::labels(NodeId node) const {
  implementation_->require_living(node);
  return topology_->labels(node);
}

bool Graph::has_label(NodeId node, LabelId label) const {
  return topology_->label_sets().has(node, label);
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
  return ids_in<NodeId>(topology_->nodes_with(label));
}

std::vector<NodeId> Graph::all_nodes() const {
  return ids_in<NodeId>(topology_->nodes());
}

// ---- relationships

std::size_t Graph::relationship_count() const {
  return topology_->relationships().size();
}

std::size_t Graph::relationship_count(TypeId type) const {
  return topology_->count(type);
}

bool Graph::contains(RelationshipId relationship) const {
  return topology_->relationships().contains(relationship.value);
}

std::uint32_t Graph::relationship_id_bound() const {
  return topology_->relationship_id_bound();
}

NodeId Graph::source(RelationshipId relationship) const {
  implementation_->require_living(relationship);
  return topology_->source(relationship);
}

NodeId Graph::target(RelationshipId relationship) const {
  implementation_->require_living(relationship);
  return topology_->target(relationship);
}

TypeId Graph::type(RelationshipId relationship) const {
  implementation_->require_living(relationship);
  return topology_->type(relationship);
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

std::size_t Graph::evidence_count(RelationshipId relationship) const {
  return implementation_->evidence.rows(relationship.value).size();
}

EvidenceView Graph::evidence(RelationshipId relationship, std::size_t position) const {
  const model::EvidenceRow& row = implementation_->evidence.rows(relationship.value)[position];
  return {NodeId{row.article}, row.sentence,    row.begin_codepoint,
          row.end_codepoint,   text(row.quote), row.confidence};
}

std::vector<RelationshipId> Graph::all_relationships() const {
  return ids_in<RelationshipId>(topology_->relationships());
}

// ---- adjacency

std::span<const Adjacent> Graph::outgoing(NodeId node) const {
  implementation_->require_living(node);
  return topology_->outgoing(node);
}

std::span<const Adjacent> Graph::incoming(NodeId node) const {
  implementation_->require_living(node);
  return topology_->incoming(node);
}

std::span<const Adjacent> Graph::outgoing(NodeId node, TypeId type) const {
  implementation_->require_living(node);
  return topology_->outgoing(node, type);
}

std::span<const Adjacent> Graph::incoming(NodeId node, TypeId type) const {
  implementation_->require_living(node);
  return topology_->incoming(node, type);
}

}  // namespace newsgraph
