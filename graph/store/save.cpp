#include "newsgraph/graph/store/save.h"

#include <algorithm>
#include <span>

#include "newsgraph/graph/store/evidence_row.h"
#include "newsgraph/graph/store/label_text.h"

namespace newsgraph::store {

namespace {

std::int64_t field(std::uint32_t number) {
  return number;
}

template <typename Id>
std::vector<Id> in_order(const std::vector<Id>& ids) {
  // Rising ids turn inserts into appends to the tables' B-trees.
  std::vector<Id> sorted = ids;
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

std::string_view text_of(const Cell& cell) {
  const auto* text = std::get_if<std::string_view>(&cell);
  return text == nullptr ? std::string_view{} : *text;
}

}  // namespace

// ---- rows -----------------------------------------------------------------------------------

RowWriter::RowWriter(const Connection& connection, Revision& revision)
    : revision_(revision),
      put_node_(connection, "REPLACE INTO node (id, labels, properties) VALUES (?1, ?2, ?3)"),
      put_relationship_(connection,
                        "REPLACE INTO relationship (id, source, type, target, properties) "
                        "VALUES (?1, ?2, ?3, ?4, ?5)"),
      put_evidence_(connection, kPutEvidence),
      erase_node_(connection, "DELETE FROM node WHERE id = ?1"),
      erase_relationship_(connection, "DELETE FROM relationship WHERE id = ?1"),
      erase_evidence_(connection, "DELETE FROM evidence WHERE relationship = ?1") {}

void RowWriter::put_node(std::uint32_t id, const Graph& graph) {
  const NodeId node{id};
  write_labels(graph.labels(node), labels_);
  properties_.set(graph, graph.properties(node));
  const Cell properties = properties_.finish();
  put_node_.run(field(id), std::string_view(labels_), properties);
  revision_.add(id);
  revision_.add(labels_);
  revision_.add(text_of(properties));
}

void RowWriter::put_relationship(std::uint32_t id, const Graph& graph) {
  const RelationshipId relationship{id};
  const std::uint32_t source = graph.source(relationship).value;
  const std::uint32_t target = graph.target(relationship).value;
  const std::uint32_t type = graph.type(relationship).value;
  properties_.set(graph, graph.properties(relationship));
  const Cell properties = properties_.finish();
  put_relationship_.run(field(id), field(source), field(type), field(target), properties);
  for (const std::uint32_t number : {id, source, type, target}) revision_.add(number);
  revision_.add(text_of(properties));
}

void RowWriter::put_evidence(std::uint32_t relationship, const Graph& graph) {
  std::uint32_t position = 0;
  for (const Evidence& evidence : graph.evidence(RelationshipId{relationship})) {
    store::put_evidence(put_evidence_, revision_, relationship, position++, evidence);
  }
}

void RowWriter::erase_node(std::uint32_t id) {
  erase_node_.run(field(id));
  revision_.add(id);
}

void RowWriter::erase_relationship(std::uint32_t id) {
  erase_relationship_.run(field(id));
  revision_.add(id);
}

void RowWriter::erase_evidence(std::uint32_t relationship) {
  erase_evidence_.run(field(relationship));
  revision_.add(relationship);
}

// ---- transactions ---------------------------------------------------------------------------

Saver::Saver(Connection& connection)
    : connection_(connection),
      rows_(connection, revision_),
      log_(connection),
      texts_(connection),
      node_row_(connection, "SELECT labels, properties FROM node WHERE id = ?1"),
      next_id_(connection, "UPDATE next_id SET id = ?2 WHERE thing = ?1"),
      revision_row_(connection, "UPDATE revision SET id = ?1"),
      begin_part_(connection, "SAVEPOINT part"),
      keep_part_(connection, "RELEASE part"),
      drop_part_(connection, "ROLLBACK TO part"),
      known_(known_in_file()) {}

Saver::Known Saver::known_in_file() {
  const auto count = [this](const std::string& table) {
    return static_cast<std::size_t>(connection_.integer("SELECT count(*) FROM " + table));
  };
  const auto bound = [this](const std::string& thing) {
    return static_cast<std::uint32_t>(
        connection_.integer("SELECT id FROM next_id WHERE thing = '" + thing + "'"));
  };
  revision_ = Revision(connection_.integer("SELECT id FROM revision"));
  return {count("label"),        count("relationship_type"),
          count("property_key"), count("property_index"),
          bound("node"),         bound("relationship")};
}

Saver::Known Saver::known_of(const Graph& graph) {
  return {graph.label_names().size(), graph.type_names().size(), graph.key_names().size(),
          graph.indexes().size(),     graph.node_id_bound(),     graph.relationship_id_bound()};
}

void Saver::save(const Graph& graph, const ChangeSet& changes) {
  const Known now = known_of(graph);
  if (changes.empty() && now.indexes == known_.indexes && now.node_bound == known_.node_bound &&
      now.relationship_bound == known_.relationship_bound) {
    return;
  }
  const std::int64_t before = revision();
  save_names(graph);
  save_relationships(graph, changes);
  save_nodes(graph, changes);
  if (now.indexes != known_.indexes) save_indexes(graph);
  save_next_ids(graph);
  revision_row_.run(revision());
  log_.add(before, revision(), changes);
  known_ = now;
}

void Saver::save_part(const Graph& graph, const ChangeSet& changes) {
  begin_part_.run();
  const Revision revision = revision_;
  try {
    save(graph, changes);
  } catch (...) {
    if (connection_.in_transaction()) {
      drop_part_.run();
      keep_part_.run();
      revision_ = revision;
    }
    throw;
  }
  keep_part_.run();
}

void Saver::save_names(const Graph& graph) {
  const auto save_table = [this](const std::string& table, std::span<const std::string> names,
                                 std::size_t known) {
    if (known == names.size()) return;
    Statement insert(connection_, "INSERT INTO " + table + " (id, name) VALUES (?1, ?2)");
    for (std::size_t id = known; id < names.size(); ++id) {
      insert.run(static_cast<std::int64_t>(id), std::string_view(names[id]));
      revision_.add(names[id]);
    }
  };
  save_table("label", graph.label_names(), known_.labels);
  save_table("relationship_type", graph.type_names(), known_.types);
  save_table("property_key", graph.key_names(), known_.keys);
}

/// As the node stands in the file, for the full-text tables to forget.
NodeTexts Saver::texts_in_file(NodeId node, const TextSource& source) {
  node_row_.bind_all(field(node.value));
  const ResetGuard guard(node_row_);
  if (!node_row_.step()) return {};
  const Cell properties = node_row_.cell(1);
  const std::vector<PropertyReader::Property>* read =
      reader_.read(text_of(properties).empty() ? "[]" : text_of(properties));
  if (read == nullptr || !read_labels(node_row_.text(0), labels_)) {
    throw damaged_file(connection_.file(),
                       "node " + std::to_string(node.value) + " has no readable properties");
  }
  return source.of(labels_, *read);
}

void Saver::save_nodes(const Graph& graph, const ChangeSet& changes) {
  const TextSource source(graph);
  for (const NodeId node : changes.deleted_nodes) {
    texts_.replace(node, texts_in_file(node, source), {});
    rows_.erase_node(node.value);
  }
  for (const NodeId node : in_order(changes.nodes)) {
    const bool is_new = node.value >= known_.node_bound;
    texts_.replace(node, is_new ? NodeTexts{} : texts_in_file(node, source), source.of(node));
    rows_.put_node(node.value, graph);
  }
}

void Saver::save_relationships(const Graph& graph, const ChangeSet& changes) {
  for (const RelationshipId relationship : changes.deleted_relationships) {
    rows_.erase_evidence(relationship.value);
    rows_.erase_relationship(relationship.value);
  }
  for (const RelationshipId relationship : in_order(changes.relationships)) {
    if (relationship.value < known_.relationship_bound) rows_.erase_evidence(relationship.value);
    rows_.put_relationship(relationship.value, graph);
    rows_.put_evidence(relationship.value, graph);
  }
}

void Saver::save_indexes(const Graph& graph) {
  Statement insert(connection_,
                   "INSERT OR IGNORE INTO property_index (label, key) VALUES (?1, ?2)");
  for (const auto& [label, key] : graph.indexes()) {
    insert.run(field(label.value), field(key.value));
    revision_.add(label.value);
    revision_.add(key.value);
  }
}

void Saver::save_next_ids(const Graph& graph) {
  if (known_.node_bound != graph.node_id_bound()) {
    next_id_.run(std::string_view("node"), field(graph.node_id_bound()));
  }
  if (known_.relationship_bound != graph.relationship_id_bound()) {
    next_id_.run(std::string_view("relationship"), field(graph.relationship_id_bound()));
  }
  revision_.add(graph.node_id_bound());
  revision_.add(graph.relationship_id_bound());
}

void save_everything(Connection& connection, const Graph& graph) {
  Revision revision;
  RowWriter rows(connection, revision);
  for (const NodeId node : graph.all_nodes()) rows.put_node(node.value, graph);
  for (const RelationshipId relationship : graph.all_relationships()) {
    rows.put_relationship(relationship.value, graph);
  }
  Statement(connection, "UPDATE revision SET id = ?1").run(revision.value());
}

}  // namespace newsgraph::store
