#include "newsgraph/graph/store/load.h"

#include <algorithm>
#include <limits>
#include <new>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/graph/bulk_builder.h"
#include "newsgraph/graph/store/cursor.h"
#include "newsgraph/graph/store/label_text.h"
#include "newsgraph/graph/store/older_rows.h"
#include "newsgraph/graph/store/property_text.h"

namespace newsgraph::store {

namespace {

/// From this version on, a node or a relationship is one row.
constexpr std::int64_t kOneRowVersion = 3;

class Loader {
 public:
  Loader(Connection& connection, std::int64_t version)
      : connection_(connection),
        is_older_(version < kOneRowVersion),
        node_id_bound_(next_id("node")),
        relationship_id_bound_(next_id("relationship")) {}

  Graph load() {
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

  const std::vector<std::int64_t>& labels_in(const Statement& row, int column);
  const std::vector<PropertyReader::Property>& properties_in(const Statement& row, int column);
  template <typename Id>
  void set_properties(Id owner, const std::vector<PropertyReader::Property>& properties);
  std::vector<Evidence> evidence_of(Cursor& cursor, std::int64_t relationship) const;

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

  /// The id of a label, type or key, which are called by `names`.
  template <typename Id>
  Id id_of(std::span<const std::string> names, std::int64_t number) const {
    if (number < 0 || static_cast<std::uint64_t>(number) >= names.size()) {
      damaged("a label, type or key of id " + std::to_string(number) + " that has no name");
    }
    return Id{static_cast<std::uint32_t>(number)};
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
  bool is_older_;
  std::uint32_t node_id_bound_;
  std::uint32_t relationship_id_bound_;
  BulkBuilder graph_;
  // Kept from row to row for their memory.
  PropertyReader reader_;
  std::vector<std::int64_t> labels_;
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

const std::vector<std::int64_t>& Loader::labels_in(const Statement& row, int column) {
  const std::string_view text = row.text(column);
  if (!read_labels(text, labels_)) damaged("the labels `" + std::string(text) + "` are no list");
  return labels_;
}

const std::vector<PropertyReader::Property>& Loader::properties_in(const Statement& row,
                                                                   int column) {
  static const std::vector<PropertyReader::Property> kNone;
  if (row.is_null(column)) return kNone;
  const std::vector<PropertyReader::Property>* properties = reader_.read(row.text(column));
  if (properties == nullptr) {
    damaged("the properties of id " + std::to_string(row.integer(0)) + " are no list of triples");
  }
  return *properties;
}

template <typename Id>
void Loader::set_properties(Id owner, const std::vector<PropertyReader::Property>& properties) {
  const auto is_twice = [&](std::int64_t key) {
    return std::ranges::count(properties, key, &PropertyReader::Property::key) > 1;
  };
  for (const auto& [number, value] : properties) {
    const auto key = id_of<KeyId>(graph_.key_names(), number);
    if (value && !is_twice(number)) {
      graph_.set_property(owner, key, *value);
      continue;
    }
    damaged("property " + graph_.key_names()[key.value] + " of id " + std::to_string(owner.value) +
            (value ? " is there twice" : " has no meaning"));
  }
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
  std::optional<OlderRows> older;
  if (is_older_) older.emplace(connection_, "node");
  Statement nodes(connection_, is_older_ ? "SELECT id FROM node ORDER BY id"
                                         : "SELECT id, labels, properties FROM node ORDER BY id");
  std::vector<LabelId> of_node;
  while (nodes.step()) {
    const NodeId node{id(nodes, node_id_bound_, "node")};
    of_node.clear();
    for (const std::int64_t label : older ? older->labels_of(node.value) : labels_in(nodes, 1)) {
      of_node.push_back(id_of<LabelId>(graph_.label_names(), label));
    }
    graph_.add_node(node, of_node);
    set_properties(node, older ? older->properties_of(node.value) : properties_in(nodes, 2));
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
                  "SELECT relationship, article, sentence, begin_codepoint, end_codepoint, quote, "
                  "confidence FROM evidence ORDER BY relationship, position");
  while (relationships.step()) {
    const RelationshipId relationship{id(relationships, relationship_id_bound_, "relationship")};
    const NodeId source{number32(relationships, 1)};
    const NodeId target{number32(relationships, 3)};
    if (!graph_.contains(source) || !graph_.contains(target)) {
      damaged("relationship " + std::to_string(relationship.value) + " lacks one of its nodes");
    }
    graph_.add_relationship(relationship, source,
                            id_of<TypeId>(graph_.type_names(), relationships.integer(2)), target);
    set_properties(relationship, older ? older->properties_of(relationship.value)
                                       : properties_in(relationships, 4));
    std::vector<Evidence> found = evidence_of(evidence, relationship.value);
    if (!found.empty()) graph_.set_evidence(relationship, found);
  }
  if (older) older->expect_end();
  evidence.expect_end();
}

void Loader::load_indexes() {
  Statement rows(connection_, "SELECT label, key FROM property_index ORDER BY label, key");
  while (rows.step()) {
    const auto label = id_of<LabelId>(graph_.label_names(), rows.integer(0));
    const auto key = id_of<KeyId>(graph_.key_names(), rows.integer(1));
    graph_.create_index(graph_.label_names()[label.value], graph_.key_names()[key.value]);
  }
}

}  // namespace

Graph load_graph(Connection& connection, std::int64_t version) {
  // A damaged or forged next_id of billions asks for more memory than there is.
  try {
    return Loader(connection, version).load();
  } catch (const std::bad_alloc&) {
    throw Error(ErrorKind::kInternal, "there is not enough memory for this graph",
                {connection.file().string()}, "Open it on a machine with more memory.");
  }
}

}  // namespace newsgraph::store
