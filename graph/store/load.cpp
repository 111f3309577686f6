#include "newsgraph/graph/store/load.h"

#include <functional>
#include <limits>
#include <new>
#include <string>
#include <vector>

#include "newsgraph/graph/store/value_encoding.h"

namespace newsgraph::store {

namespace {

/// A table whose rows belong to nodes or relationships, walked in the order of its first column,
/// the owner's id, beside the owners.
class Cursor {
 public:
  Cursor(const Connection& connection, const std::string& table, std::string_view sql)
      : connection_(connection), table_(table), rows_(connection, sql) {
    advance();
  }

  /// Calls `visit` for each row of `owner`, which must be higher than the owner asked for before.
  template <typename Visit>
  void rows_of(std::int64_t owner, const Visit& visit) {
    for (; more_ && owner_ == owner; advance()) visit(rows_);
    if (more_ && owner_ < owner) orphan();
  }

  /// Throws when rows are left that belong to nobody.
  void expect_end() const {
    if (more_) orphan();
  }

 private:
  void advance() {
    more_ = rows_.step();
    if (more_) owner_ = rows_.integer(0);
  }
  [[noreturn]] void orphan() const {
    throw damaged_file(connection_.file(), "table " + table_ + " has a row for id " +
                                               std::to_string(owner_) + ", which does not exist");
  }

  const Connection& connection_;
  std::string table_;
  Statement rows_;
  std::int64_t owner_ = 0;
  bool more_ = false;
};

class Loader {
 public:
  explicit Loader(Connection& connection)
      : connection_(connection),
        node_id_bound_(next_id("node")),
        relationship_id_bound_(next_id("relationship")) {}

  Graph load() {
    load_names();
    load_nodes();
    load_relationships();
    load_indexes();
    graph_.reserve_ids(node_id_bound_, relationship_id_bound_);
    return std::move(graph_);
  }

 private:
  void load_names();
  void load_nodes();
  void load_relationships();
  void load_indexes();

  std::vector<Evidence> evidence_of(Cursor& cursor, std::int64_t relationship) const;
  Map properties_of(Cursor& cursor, std::int64_t owner) const;

  std::uint32_t next_id(std::string_view thing) const {
    Statement statement(connection_,
                        "SELECT id FROM next_id WHERE thing = '" + std::string(thing) + "'");
    if (!statement.step()) damaged("table next_id lacks " + std::string(thing));
    return number32(statement, 0);
  }

  std::uint32_t number32(const Statement& statement, int column) const {
    const std::int64_t number = statement.integer(column);
    if (number < 0 || number > std::numeric_limits<std::uint32_t>::max()) {
      damaged("the number " + std::to_string(number) + " is out of range");
    }
    return static_cast<std::uint32_t>(number);
  }

  const std::string& name_in(std::span<const std::string> names, const Statement& statement,
                             int column) const {
    const std::int64_t id = statement.integer(column);
    if (id < 0 || static_cast<std::uint64_t>(id) >= names.size()) {
      damaged("a label, type or key of id " + std::to_string(id) + " that has no name");
    }
    return names[static_cast<std::size_t>(id)];
  }

  /// An id in the first column, below the bound that table next_id gives.
  std::uint32_t id(const Statement& statement, std::uint32_t bound, const char* thing) const {
    const std::uint32_t number = number32(statement, 0);
    if (number >= bound) {
      damaged(std::string(thing) + " " + std::to_string(number) + " is not below next_id");
    }
    return number;
  }

  [[noreturn]] void damaged(const std::string& detail) const {
    throw damaged_file(connection_.file(), detail);
  }

  Connection& connection_;
  std::uint32_t node_id_bound_;
  std::uint32_t relationship_id_bound_;
  Graph graph_;
};

void Loader::load_names() {
  const auto load_table = [this](const std::string& table, auto intern) {
    Statement rows(connection_, "SELECT id, name FROM " + table + " ORDER BY id");
    while (rows.step()) {
      if (rows.integer(0) != intern(rows.text(1))) {
        damaged("the ids of table " + table + " do not count up from 0");
      }
    }
  };
  load_table("label", [this](std::string_view name) { return graph_.intern_label(name).value; });
  load_table("relationship_type",
             [this](std::string_view name) { return graph_.intern_type(name).value; });
  load_table("property_key",
             [this](std::string_view name) { return graph_.intern_key(name).value; });
}

Map Loader::properties_of(Cursor& cursor, std::int64_t owner) const {
  Map properties;
  cursor.rows_of(owner, [&](const Statement& row) {
    const std::string& key = name_in(graph_.key_names(), row, 1);
    std::optional<Value> value = decode_value(row.integer(2), row.cell(3));
    if (!value) damaged("property " + key + " of id " + std::to_string(owner) + " has no meaning");
    properties.emplace(key, std::move(*value));
  });
  return properties;
}

std::vector<Evidence> Loader::evidence_of(Cursor& cursor, std::int64_t relationship) const {
  std::vector<Evidence> evidence;
  cursor.rows_of(relationship, [&](const Statement& row) {
    evidence.push_back({.article = NodeId{number32(row, 1)},
                        .sentence = number32(row, 2),
                        .begin_codepoint = number32(row, 3),
                        .end_codepoint = number32(row, 4),
                        .quote = std::string(row.text(5)),
                        .confidence = row.real(6)});
  });
  return evidence;
}

void Loader::load_nodes() {
  Statement nodes(connection_, "SELECT id FROM node ORDER BY id");
  Cursor labels(connection_, "node_label",
                "SELECT node, label FROM node_label ORDER BY node, label");
  Cursor properties(connection_, "node_property",
                    "SELECT node, key, type, value FROM node_property ORDER BY node, key");
  std::vector<std::string_view> label_names;
  while (nodes.step()) {
    const NodeId node{id(nodes, node_id_bound_, "node")};
    label_names.clear();
    labels.rows_of(node.value, [&](const Statement& row) {
      label_names.push_back(name_in(graph_.label_names(), row, 1));
    });
    graph_.restore_node(node, label_names, properties_of(properties, node.value));
  }
  labels.expect_end();
  properties.expect_end();
}

void Loader::load_relationships() {
  Statement relationships(connection_,
                          "SELECT id, source, type, target FROM relationship ORDER BY id");
  Cursor properties(connection_, "relationship_property",
                    "SELECT relationship, key, type, value FROM relationship_property "
                    "ORDER BY relationship, key");
  Cursor evidence(connection_, "evidence",
                  "SELECT relationship, article, sentence, begin_codepoint, end_codepoint, quote, "
                  "confidence FROM evidence ORDER BY relationship, position");
  while (relationships.step()) {
    const RelationshipId relationship{id(relationships, relationship_id_bound_, "relationship")};
    const NodeId source{number32(relationships, 1)};
    const NodeId target{number32(relationships, 3)};
    if (!graph_.contains(source) || !graph_.contains(target)) {
      damaged("relationship " + std::to_string(relationship.value) + " lacks one of its nodes");
    }
    graph_.restore_relationship(relationship, source,
                                name_in(graph_.type_names(), relationships, 2), target,
                                properties_of(properties, relationship.value));
    std::vector<Evidence> found = evidence_of(evidence, relationship.value);
    if (!found.empty()) graph_.set_evidence(relationship, found);
  }
  properties.expect_end();
  evidence.expect_end();
}

void Loader::load_indexes() {
  Statement rows(connection_, "SELECT label, key FROM property_index ORDER BY label, key");
  while (rows.step()) {
    graph_.create_index(name_in(graph_.label_names(), rows, 0),
                        name_in(graph_.key_names(), rows, 1));
  }
}

}  // namespace

Graph load_graph(Connection& connection) {
  // A damaged or forged next_id of billions asks for more memory than there is.
  try {
    return Loader(connection).load();
  } catch (const std::bad_alloc&) {
    throw Error(ErrorKind::kInternal, "there is not enough memory for this graph",
                {connection.file().string()}, "Open it on a machine with more memory.");
  }
}

}  // namespace newsgraph::store
