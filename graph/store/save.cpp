#include "newsgraph/graph/store/save.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "newsgraph/graph/store/text_tables.h"
#include "newsgraph/graph/store/value_encoding.h"

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

/// Rows of a property table: those of one owner are replaced as a whole.
class PropertyTable {
 public:
  PropertyTable(const Connection& connection, const std::string& table, const std::string& owner)
      : erase_(connection, "DELETE FROM " + table + " WHERE " + owner + " = ?1"),
        insert_(connection, "INSERT INTO " + table + " (" + owner +
                                ", key, type, value) VALUES (?1, ?2, ?3, ?4)") {}

  void erase(std::uint32_t owner) { erase_.run(field(owner)); }

  void insert(std::uint32_t owner, const Graph& graph, const Map& properties) {
    for (const auto& [key, value] : properties) {
      const EncodedValue encoded = encode_value(value, scratch_);
      insert_.run(field(owner), field(graph.find_key(key)->value), encoded.type, encoded.cell);
    }
  }

 private:
  Statement erase_;
  Statement insert_;
  std::string scratch_;
};

class Saver {
 public:
  Saver(Connection& connection, const Graph& graph) : connection_(connection), graph_(graph) {}

  void save(const ChangeSet& changes) {
    const bool indexes_new = connection_.integer("SELECT count(*) FROM property_index") !=
                             static_cast<std::int64_t>(graph_.indexes().size());
    const bool ids_new = next_id("node") != graph_.node_id_bound() ||
                         next_id("relationship") != graph_.relationship_id_bound();
    if (changes.empty() && !indexes_new && !ids_new) return;
    save_names("label", graph_.label_names());
    save_names("relationship_type", graph_.type_names());
    save_names("property_key", graph_.key_names());
    save_relationships_deleted(changes);
    save_nodes(changes);
    save_relationships(changes);
    if (indexes_new) save_indexes();
    save_next_ids();
  }

 private:
  std::int64_t next_id(const char* thing) {
    return connection_.integer(std::string("SELECT id FROM next_id WHERE thing = '") + thing + "'");
  }

  void save_names(const std::string& table, std::span<const std::string> names) {
    const auto known =
        static_cast<std::size_t>(connection_.integer("SELECT count(*) FROM " + table));
    Statement insert(connection_, "INSERT INTO " + table + " (id, name) VALUES (?1, ?2)");
    for (std::size_t id = known; id < names.size(); ++id) {
      insert.run(static_cast<std::int64_t>(id), std::string_view(names[id]));
    }
  }

  void save_nodes(const ChangeSet& changes);
  void save_relationships(const ChangeSet& changes);
  void save_relationships_deleted(const ChangeSet& changes);
  void save_indexes();
  void save_next_ids();

  Connection& connection_;
  const Graph& graph_;
};

void Saver::save_nodes(const ChangeSet& changes) {
  const std::int64_t first_new = next_id("node");
  Statement insert(connection_, "INSERT INTO node (id) VALUES (?1)");
  Statement erase(connection_, "DELETE FROM node WHERE id = ?1");
  Statement insert_label(connection_, "INSERT INTO node_label (node, label) VALUES (?1, ?2)");
  Statement erase_labels(connection_, "DELETE FROM node_label WHERE node = ?1");
  PropertyTable properties(connection_, "node_property", "node");
  TextTables texts(connection_);
  const auto erase_parts = [&](NodeId node) {
    texts.forget(field(node.value));
    erase_labels.run(field(node.value));
    properties.erase(node.value);
  };
  for (const NodeId node : changes.deleted_nodes) {
    erase_parts(node);
    erase.run(field(node.value));
  }
  for (const NodeId node : in_order(changes.nodes)) {
    if (field(node.value) >= first_new) {
      insert.run(field(node.value));
    } else {
      erase_parts(node);
    }
    for (const LabelId label : graph_.labels(node)) {
      insert_label.run(field(node.value), field(label.value));
    }
    properties.insert(node.value, graph_, graph_.properties(node));
    texts.take_in(field(node.value));
  }
}

void Saver::save_relationships(const ChangeSet& changes) {
  const std::int64_t first_new = next_id("relationship");
  Statement insert(connection_,
                   "INSERT INTO relationship (id, source, type, target) VALUES (?1, ?2, ?3, ?4)");
  Statement insert_evidence(connection_,
                            "INSERT INTO evidence (relationship, position, article, sentence, "
                            "begin_codepoint, end_codepoint, quote, confidence) "
                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  Statement erase_evidence(connection_, "DELETE FROM evidence WHERE relationship = ?1");
  PropertyTable properties(connection_, "relationship_property", "relationship");
  for (const RelationshipId relationship : in_order(changes.relationships)) {
    const std::int64_t id = field(relationship.value);
    if (id >= first_new) {
      insert.run(id, field(graph_.source(relationship).value),
                 field(graph_.type(relationship).value), field(graph_.target(relationship).value));
    } else {
      properties.erase(relationship.value);
      erase_evidence.run(id);
    }
    properties.insert(relationship.value, graph_, graph_.properties(relationship));
    std::int64_t position = 0;
    for (const Evidence& evidence : graph_.evidence(relationship)) {
      insert_evidence.run(id, position++, field(evidence.article.value), field(evidence.sentence),
                          field(evidence.begin_codepoint), field(evidence.end_codepoint),
                          std::string_view(evidence.quote), evidence.confidence);
    }
  }
}

void Saver::save_relationships_deleted(const ChangeSet& changes) {
  Statement erase(connection_, "DELETE FROM relationship WHERE id = ?1");
  Statement erase_evidence(connection_, "DELETE FROM evidence WHERE relationship = ?1");
  PropertyTable properties(connection_, "relationship_property", "relationship");
  for (const RelationshipId relationship : changes.deleted_relationships) {
    erase_evidence.run(field(relationship.value));
    properties.erase(relationship.value);
    erase.run(field(relationship.value));
  }
}

void Saver::save_indexes() {
  Statement insert(connection_,
                   "INSERT OR IGNORE INTO property_index (label, key) VALUES (?1, ?2)");
  for (const auto& [label, key] : graph_.indexes()) {
    insert.run(field(label.value), field(key.value));
  }
}

void Saver::save_next_ids() {
  Statement update(connection_, "UPDATE next_id SET id = ?2 WHERE thing = ?1");
  update.run(std::string_view("node"), field(graph_.node_id_bound()));
  update.run(std::string_view("relationship"), field(graph_.relationship_id_bound()));
}

}  // namespace

void save_changes(Connection& connection, const Graph& graph, const ChangeSet& changes) {
  Saver(connection, graph).save(changes);
}

}  // namespace newsgraph::store
