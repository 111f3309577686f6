#include "newsgraph/graph/store/load.h"

#include <new>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/graph/bulk_builder.h"
#include "newsgraph/graph/process_memory.h"
#include "newsgraph/graph/store/cursor.h"
#include "newsgraph/graph/store/older_rows.h"
#include "newsgraph/graph/store/row_reader.h"
#include "newsgraph/graph/store/schema.h"

namespace newsgraph::store {

namespace {

/// Some memory goes with each id that was ever given out, whether or not its thing is still there:
/// a forged next_id of billions must not have the kernel end the process, or others, for want of
/// it.
void require_memory(std::uint32_t node_bound, std::uint32_t relationship_bound) {
  constexpr std::uint64_t kBytesOfNode = 16, kBytesOfRelationship = 12;
  if (kBytesOfNode * node_bound + kBytesOfRelationship * relationship_bound > machine_memory()) {
    throw std::bad_alloc();
  }
}

class Loader {
 public:
  Loader(Connection& connection, std::int64_t version)
      : connection_(connection),
        is_older_(version < kOneRowVersion),
        rows_(connection, graph_.names()),
        node_id_bound_(next_id("node")),
        relationship_id_bound_(next_id("relationship")) {}

  Graph load() {
    require_memory(node_id_bound_, relationship_id_bound_);
    load_names();
    load_nodes();
    load_relationships();
    load_indexes();
    graph_.reserve_ids(node_id_bound_, relationship_id_bound_);
    return graph_.finish();
  }

 private:
  void load_names();
  void load_nodes();
  void load_relationships();
  void load_indexes();

  std::vector<Evidence> evidence_of(Cursor& cursor, std::int64_t relationship) const;

  std::uint32_t next_id(std::string_view thing) const {
    Statement statement(connection_,
                        "SELECT id FROM next_id WHERE thing = '" + std::string(thing) + "'");
    if (!statement.step()) rows_.damaged("table next_id lacks " + std::string(thing));
    return rows_.number32(statement, 0);
  }

  /// An id in the first column, below the bound that table next_id gives.
  std::uint32_t id(const Statement& statement, std::uint32_t bound, const char* thing) const {
    const std::uint32_t number = rows_.number32(statement, 0);
    if (number >= bound) {
      rows_.damaged(std::string(thing) + " " + std::to_string(number) + " is not below next_id");
    }
    return number;
  }

  template <typename Id>
  void set_properties(Id owner, const RowReader::Properties& properties) {
    for (const auto& [key, value] : properties) graph_.set_property(owner, key, value);
  }

  Connection& connection_;
  bool is_older_;
  BulkBuilder graph_;
  RowReader rows_;
  std::uint32_t node_id_bound_;
  std::uint32_t relationship_id_bound_;
};

void Loader::load_names() {
  const auto load_table = [this](const std::string& table, auto intern) {
    Statement rows(connection_, "SELECT id, name FROM " + table + " ORDER BY id");
    while (rows.step()) {
      if (rows.integer(0) != intern(rows.text(1))) {
        rows_.damaged("the ids of table " + table + " do not count up from 0");
      }
    }
  };
  load_table("label", [this](std::string_view name) { return graph_.intern_label(name).value; });
  load_table("relationship_type",
             [this](std::string_view name) { return graph_.intern_type(name).value; });
  load_table("property_key",
             [this](std::string_view name) { return graph_.intern_key(name).value; });
}

std::vector<Evidence> Loader::evidence_of(Cursor& cursor, std::int64_t relationship) const {
  std::vector<Evidence> evidence;
  cursor.rows_of(relationship,
                 [&](const Statement& row) { evidence.push_back(rows_.evidence(row, 1)); });
  return evidence;
}

void Loader::load_nodes() {
  std::optional<OlderRows> older;
  if (is_older_) older.emplace(connection_, "node");
  Statement nodes(connection_, is_older_ ? "SELECT id FROM node ORDER BY id"
                                         : "SELECT id, labels, properties FROM node ORDER BY id");
  while (nodes.step()) {
    const NodeId node{id(nodes, node_id_bound_, "node")};
    graph_.add_node(node,
                    older ? rows_.labels(older->labels_of(node.value)) : rows_.labels(nodes, 1));
    set_properties(node, older ? rows_.properties(older->properties_of(node.value), node.value)
                               : rows_.properties(nodes, 2, node.value));
  }
  if (older) older->expect_end();
}

void Loader::load_relationships() {
  std::optional<OlderRows> older;
  if (is_older_) older.emplace(connection_, "relationship");
  Statement relationships(connection_, std::string("SELECT id, source, type, target") +
                                           (is_older_ ? "" : ", properties") +
                                           " FROM relationship ORDER BY id");
  Cursor evidence(connection_, "evidence",
                  std::string("SELECT relationship, ") + kEvidenceColumns +
                      " FROM evidence ORDER BY relationship, position");
  while (relationships.step()) {
    const RelationshipId relationship{id(relationships, relationship_id_bound_, "relationship")};
    const NodeId source{rows_.number32(relationships, 1)};
    const NodeId target{rows_.number32(relationships, 3)};
    if (!graph_.contains(source) || !graph_.contains(target)) {
      rows_.damaged("relationship " + std::to_string(relationship.value) +
                    " lacks one of its nodes");
    }
    graph_.add_relationship(relationship, source, rows_.type(relationships.integer(2)), target);
    set_properties(relationship, older ? rows_.properties(older->properties_of(relationship.value),
                                                          relationship.value)
                                       : rows_.properties(relationships, 4, relationship.value));
    std::vector<Evidence> found = evidence_of(evidence, relationship.value);
    if (!found.empty()) graph_.set_evidence(relationship, found);
  }
  if (older) older->expect_end();
  evidence.expect_end();
}

void Loader::load_indexes() {
  Statement rows(connection_, "SELECT label, key FROM property_index ORDER BY label, key");
  while (rows.step()) {
    const LabelId label = rows_.label(rows.integer(0));
    const KeyId key = rows_.key(rows.integer(1));
    graph_.create_index(graph_.names().name(label), graph_.names().name(key));
  }
}

}  // namespace

Graph load_graph(Connection& connection, std::int64_t version) {
  try {
    return Loader(connection, version).load();
  } catch (const std::bad_alloc&) {
    throw Error(ErrorKind::kInternal, "there is not enough memory for this graph",
                {connection.file().string()}, "Open it on a machine with more memory.");
  }
}

}  // namespace newsgraph::store
