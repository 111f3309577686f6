#include "newsgraph/graph/graph.h"

#include <algorithm>
#include <limits>
#include <map>
#include <unordered_map>
#include <utility>

#include "newsgraph/graph/model/adjacency.h"
#include "newsgraph/graph/model/id_set.h"
#include "newsgraph/graph/model/journal.h"
#include "newsgraph/graph/model/property_columns.h"
#include "newsgraph/graph/model/property_index.h"
#include "newsgraph/graph/model/symbol_table.h"

namespace newsgraph {

namespace {

struct NodeRecord {
  std::vector<LabelId> labels;
  model::Adjacency outgoing;
  model::Adjacency incoming;
};

struct RelationshipRecord {
  NodeId source;
  NodeId target;
  TypeId type;
};

constexpr std::uint32_t kMaximumIds = std::numeric_limits<std::uint32_t>::max() - 1;

Error dead_node(NodeId node) {
  return Error(ErrorKind::kUsage, "there is no node " + std::to_string(node.value));
}

Error dead_relationship(RelationshipId relationship) {
  return Error(ErrorKind::kUsage, "there is no relationship " + std::to_string(relationship.value));
}

/// Throws Error unless the value can be kept as a property.
void require_storable(std::string_view key, const Value& value, bool in_list = false) {
  const bool nested_in_list = in_list && (value.is_null() || value.is_list());
  if (value.is_map() || value.is_node() || value.is_relationship() || value.is_path() ||
      nested_in_list) {
    throw Error(ErrorKind::kInput,
                "property '" + std::string(key) + "' cannot hold a " +
                    std::string(type_name(value.type())) + (in_list ? " in a list" : ""),
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

bool ChangeSet::empty() const {
  return nodes.empty() && deleted_nodes.empty() && relationships.empty() &&
         deleted_relationships.empty();
}

struct Graph::Implementation {
  model::SymbolTable<LabelId> labels;
  model::SymbolTable<TypeId> types;
  model::SymbolTable<KeyId> keys;

  std::vector<NodeRecord> nodes;
  std::vector<RelationshipRecord> relationships;
  model::IdSet living_nodes;
  model::IdSet living_relationships;
  std::vector<model::IdSet> nodes_by_label;
  std::vector<std::size_t> relationships_by_type;
  model::PropertyColumns node_properties;
  model::PropertyColumns relationship_properties;
  std::unordered_map<RelationshipId, std::vector<Evidence>> evidence;
  std::map<std::pair<LabelId, KeyId>, model::PropertyIndex> indexes;

  model::Journal journal;
  int open_transactions = 0;

  void record(model::Change change) {
    if (open_transactions > 0) journal.push_back(std::move(change));
  }

  NodeRecord& living(NodeId node) {
    if (!living_nodes.contains(node.value)) throw dead_node(node);
    return nodes[node.value];
  }
  RelationshipRecord& living(RelationshipId relationship) {
    if (!living_relationships.contains(relationship.value)) throw dead_relationship(relationship);
    return relationships[relationship.value];
  }

  // The changes themselves, neither checked nor recorded; what undoing is made of too.
  void revive(NodeId node);
  void bury(NodeId node);
  void put_label(NodeId node, LabelId label);
  void take_label(NodeId node, LabelId label);
  Value put_property(NodeId node, KeyId key, Value value);
  void attach(RelationshipId relationship, const RelationshipRecord& record);
  void detach(RelationshipId relationship);
  std::vector<Evidence> put_evidence(RelationshipId relationship,
                                     std::vector<Evidence> replacement);

  void create_with(NodeId node, std::span<const std::string_view> label_names,
                   const Map& properties);
  void create_with(RelationshipId relationship, const RelationshipRecord& record,
                   const Map& properties);
  std::vector<std::pair<KeyId, Value>> take_properties(NodeId node);
  std::vector<std::pair<KeyId, Value>> take_properties(RelationshipId relationship);

  void undo(model::Change& change);
  void roll_back(std::size_t begin);
};

// ---- single changes
// ------------------------------------------------------------------------------

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

Value Graph::Implementation::put_property(NodeId node, KeyId key, Value value) {
  for (const LabelId label : nodes[node.value].labels) {
    const auto index = indexes.find({label, key});
    if (index == indexes.end()) continue;
    index->second.erase(node_properties.get(node.value, key), node);
    index->second.insert(value, node);
  }
  return node_properties.set(node.value, key, std::move(value));
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

std::vector<Evidence> Graph::Implementation::put_evidence(RelationshipId relationship,
                                                          std::vector<Evidence> replacement) {
  std::vector<Evidence> before;
  if (const auto entry = evidence.find(relationship); entry != evidence.end()) {
    before = std::move(entry->second);
    evidence.erase(entry);
  }
  if (!replacement.empty()) evidence.emplace(relationship, std::move(replacement));
  return before;
}

// ---- creating and deleting
// -----------------------------------------------------------------------

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

// ---- undoing
// -------------------------------------------------------------------------------------

void Graph::Implementation::undo(model::Change& change) {
  if (auto* created_node = std::get_if<model::NodeCreated>(&change)) {
    // Everything put on the node since has been taken back by now, so it is bare; its id is free
    // again, because nothing outside the transaction has seen it.
    bury(created_node->node);
    nodes.resize(created_node->node.value);
  } else if (auto* deleted_node = std::get_if<model::NodeDeleted>(&change)) {
    revive(deleted_node->node);
    for (const LabelId label : deleted_node->labels) put_label(deleted_node->node, label);
    for (auto& [key, value] : deleted_node->properties) {
      put_property(deleted_node->node, key, std::move(value));
    }
  } else if (auto* added = std::get_if<model::LabelAdded>(&change)) {
    take_label(added->node, added->label);
  } else if (auto* removed = std::get_if<model::LabelRemoved>(&change)) {
    put_label(removed->node, removed->label);
  } else if (auto* node_property = std::get_if<model::NodePropertySet>(&change)) {
    put_property(node_property->node, node_property->key, std::move(node_property->before));
  } else if (auto* created = std::get_if<model::RelationshipCreated>(&change)) {
    detach(created->relationship);
    relationships.resize(created->relationship.value);
  } else if (auto* deleted = std::get_if<model::RelationshipDeleted>(&change)) {
    attach(deleted->relationship, {deleted->source, deleted->target, deleted->type});
    for (auto& [key, value] : deleted->properties) {
      relationship_properties.set(deleted->relationship.value, key, std::move(value));
    }
    put_evidence(deleted->relationship, std::move(deleted->evidence));
  } else if (auto* property = std::get_if<model::RelationshipPropertySet>(&change)) {
    relationship_properties.set(property->relationship.value, property->key,
                                std::move(property->before));
  } else if (auto* evidence_set = std::get_if<model::EvidenceSet>(&change)) {
    put_evidence(evidence_set->relationship, std::move(evidence_set->before));
  }
}

void Graph::Implementation::roll_back(std::size_t begin) {
  while (journal.size() > begin) {
    undo(journal.back());
    journal.pop_back();
  }
}

// ---- Graph: names
// --------------------------------------------------------------------------------

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

// ---- Graph: changes
// ------------------------------------------------------------------------------

NodeId Graph::create_node(std::span<const std::string_view> labels, const Map& properties) {
  require_storable(properties);
  if (implementation_->nodes.size() >= kMaximumIds) {
    throw Error(ErrorKind::kInternal, "the graph has given out all of its node ids", {},
                "Export the graph and import it into a new file, which numbers its nodes afresh.");
  }
  const NodeId node{static_cast<std::uint32_t>(implementation_->nodes.size())};
  implementation_->create_with(node, labels, properties);
  return node;
}

NodeId Graph::create_node(std::initializer_list<std::string_view> labels, const Map& properties) {
  return create_node(std::span<const std::string_view>(labels.begin(), labels.size()), properties);
}

RelationshipId Graph::create_relationship(NodeId source, std::string_view type, NodeId target,
                                          const Map& properties) {
  implementation_->living(source);
  implementation_->living(target);
  require_storable(properties);
  if (implementation_->relationships.size() >= kMaximumIds) {
    throw Error(ErrorKind::kInternal, "the graph has given out all of its relationship ids", {},
                "Export the graph and import it into a new file, which numbers them afresh.");
  }
  const RelationshipId id{static_cast<std::uint32_t>(implementation_->relationships.size())};
  implementation_->create_with(id, {source, target, intern_type(type)}, properties);
  return id;
}

void Graph::delete_node(NodeId node) {
  const NodeRecord& record = implementation_->living(node);
  if (!record.outgoing.all().empty() || !record.incoming.all().empty()) {
    throw Error(ErrorKind::kInput,
                "node " + std::to_string(node.value) + " still has relationships", {},
                "Delete its relationships first, or use DETACH DELETE.");
  }
  model::NodeDeleted change{node, record.labels, implementation_->take_properties(node)};
  for (const LabelId label : change.labels) implementation_->take_label(node, label);
  implementation_->bury(node);
  implementation_->record(std::move(change));
}

void Graph::detach_delete_node(NodeId node) {
  const NodeRecord& record = implementation_->living(node);
  while (!record.outgoing.all().empty()) {
    delete_relationship(record.outgoing.all().back().relationship);
  }
  while (!record.incoming.all().empty()) {
    delete_relationship(record.incoming.all().back().relationship);
  }
  delete_node(node);
}

void Graph::delete_relationship(RelationshipId relationship) {
  const RelationshipRecord record = implementation_->living(relationship);
  model::RelationshipDeleted change{relationship,
                                    record.source,
                                    record.target,
                                    record.type,
                                    implementation_->take_properties(relationship),
                                    implementation_->put_evidence(relationship, {})};
  implementation_->detach(relationship);
  implementation_->record(std::move(change));
}

void Graph::add_label(NodeId node, std::string_view name) {
  const NodeRecord& record = implementation_->living(node);
  const LabelId label = intern_label(name);
  if (std::ranges::binary_search(record.labels, label)) return;
  implementation_->put_label(node, label);
  implementation_->record(model::LabelAdded{node, label});
}

void Graph::remove_label(NodeId node, std::string_view name) {
  const NodeRecord& record = implementation_->living(node);
  const std::optional<LabelId> label = find_label(name);
  if (!label || !std::ranges::binary_search(record.labels, *label)) return;
  implementation_->take_label(node, *label);
  implementation_->record(model::LabelRemoved{node, *label});
}

void Graph::set_property(NodeId node, std::string_view name, Value value) {
  implementation_->living(node);
  require_storable(name, value);
  const KeyId key = intern_key(name);
  const bool removed = value.is_null();
  Value before = implementation_->put_property(node, key, std::move(value));
  if (removed && before.is_null()) return;
  implementation_->record(model::NodePropertySet{node, key, std::move(before), removed});
}

void Graph::set_property(RelationshipId relationship, std::string_view name, Value value) {
  implementation_->living(relationship);
  require_storable(name, value);
  const KeyId key = intern_key(name);
  const bool removed = value.is_null();
  Value before =
      implementation_->relationship_properties.set(relationship.value, key, std::move(value));
  if (removed && before.is_null()) return;
  implementation_->record(
      model::RelationshipPropertySet{relationship, key, std::move(before), removed});
}

void Graph::add_evidence(RelationshipId relationship, Evidence evidence) {
  const std::span<const Evidence> known = this->evidence(relationship);
  std::vector<Evidence> extended(known.begin(), known.end());
  extended.push_back(std::move(evidence));
  set_evidence(relationship, std::move(extended));
}

void Graph::set_evidence(RelationshipId relationship, std::vector<Evidence> evidence) {
  implementation_->living(relationship);
  std::vector<Evidence> before = implementation_->put_evidence(relationship, std::move(evidence));
  implementation_->record(model::EvidenceSet{relationship, std::move(before)});
}

// ---- Graph: nodes
// --------------------------------------------------------------------------------

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

// ---- Graph: relationships
// ------------------------------------------------------------------------

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

std::span<const Evidence> Graph::evidence(RelationshipId relationship) const {
  const auto entry = implementation_->evidence.find(relationship);
  if (entry == implementation_->evidence.end()) return {};
  return entry->second;
}

std::vector<RelationshipId> Graph::all_relationships() const {
  std::vector<RelationshipId> relationships;
  relationships.reserve(relationship_count());
  implementation_->living_relationships.for_each(
      [&](std::uint32_t id) { relationships.push_back(RelationshipId{id}); });
  return relationships;
}

// ---- Graph: adjacency
// ----------------------------------------------------------------------------

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

// ---- Graph: indexes
// ------------------------------------------------------------------------------

void Graph::create_index(std::string_view label_name, std::string_view key_name) {
  const LabelId label = intern_label(label_name);
  const KeyId key = intern_key(key_name);
  const auto [entry, made] = implementation_->indexes.try_emplace({label, key});
  if (!made) return;
  for (const NodeId node : nodes_with_label(label)) {
    entry->second.insert(implementation_->node_properties.get(node.value, key), node);
  }
}

bool Graph::has_index(LabelId label, KeyId key) const {
  return implementation_->indexes.contains({label, key});
}

std::vector<std::pair<LabelId, KeyId>> Graph::indexes() const {
  std::vector<std::pair<LabelId, KeyId>> indexed;
  for (const auto& [of, index] : implementation_->indexes) indexed.push_back(of);
  return indexed;
}

std::vector<NodeId> Graph::find_nodes(LabelId label, KeyId key, const Value& value) const {
  const auto index = implementation_->indexes.find({label, key});
  std::vector<NodeId> nodes =
      index != implementation_->indexes.end() ? index->second.find(value) : nodes_with_label(label);
  // The index knows equivalence; equality is narrower (NaN, lists that hold null).
  std::erase_if(nodes, [&](NodeId node) {
    return equals(implementation_->node_properties.get(node.value, key), value) != true;
  });
  return nodes;
}

// ---- Graph: transactions
// -------------------------------------------------------------------------

Graph::Transaction::Transaction(Graph& graph)
    : graph_(graph), begin_(graph.implementation_->journal.size()) {
  ++graph_.implementation_->open_transactions;
}

Graph::Transaction::~Transaction() {
  if (!open_) return;
  graph_.implementation_->roll_back(begin_);
  --graph_.implementation_->open_transactions;
}

void Graph::Transaction::commit() {
  if (!open_) return;
  open_ = false;
  if (--graph_.implementation_->open_transactions == 0) graph_.implementation_->journal.clear();
}

ChangeSet Graph::Transaction::changes() const {
  return model::summarize(graph_.implementation_->journal, begin_);
}

ChangeCounts Graph::Transaction::counts() const {
  return model::count(graph_.implementation_->journal, begin_);
}

// ---- Graph: restoring
// ----------------------------------------------------------------------------

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
  implementation_->living(source);
  implementation_->living(target);
  require_storable(properties);
  implementation_->create_with(id, {source, target, intern_type(type)}, properties);
}

void Graph::reserve_ids(std::uint32_t node_bound, std::uint32_t relationship_bound) {
  if (node_bound > implementation_->nodes.size()) implementation_->nodes.resize(node_bound);
  if (relationship_bound > implementation_->relationships.size()) {
    implementation_->relationships.resize(relationship_bound);
  }
}

}  // namespace newsgraph
