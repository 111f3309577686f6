#include "newsgraph/graph/store/bulk_file.h"

#include <string>
#include <utility>

#include "newsgraph/graph/store/evidence_row.h"
#include "newsgraph/graph/store/schema.h"

namespace newsgraph::store {

namespace {

Cell cell_of(std::string_view properties) {
  return properties.empty() ? Cell() : Cell(properties);
}

}  // namespace

struct BulkFile::Statements {
  explicit Statements(const Connection& connection)
      : put_node(connection, "INSERT INTO node (id, labels, properties) VALUES (?1, ?2, ?3)"),
        put_relationship(connection,
                         "INSERT INTO relationship (id, source, type, target, properties) "
                         "VALUES (?1, ?2, ?3, ?4, ?5)"),
        put_evidence(connection, kPutEvidence),
        texts(connection) {}
  Statement put_node, put_relationship, put_evidence;
  TextTables texts;
};

BulkFile::BulkFile(std::filesystem::path file) : file_(std::move(file)) {
  connection_.emplace(file_.path(), Connection::Access::kCreate);
  // Nobody sees this file before it is done, so neither a journal nor a sync is of use.
  connection_->execute("PRAGMA locking_mode = EXCLUSIVE");
  connection_->execute("PRAGMA journal_mode = MEMORY");
  connection_->execute("PRAGMA synchronous = OFF");
  connection_->execute("BEGIN");
  create_schema(*connection_);
  statements_ = std::make_unique<Statements>(*connection_);
}

BulkFile::~BulkFile() = default;

void BulkFile::put_node(std::uint32_t id, std::string_view labels, std::string_view properties) {
  const Cell cell = cell_of(properties);
  statements_->put_node.run(std::int64_t{id}, labels, cell);
  sums_.add(Table::kNode, {std::int64_t{id}, labels, cell});
}

void BulkFile::put_relationship(std::uint32_t id, std::uint32_t source, std::uint32_t type,
                                std::uint32_t target, std::string_view properties) {
  const std::int64_t own{id}, from{source}, kind{type}, to{target};
  const Cell cell = cell_of(properties);
  statements_->put_relationship.run(own, from, kind, to, cell);
  sums_.add(Table::kRelationship, {own, from, kind, to, cell});
}

void BulkFile::put_evidence(std::uint32_t relationship, const Evidence& evidence) {
  if (std::exchange(last_supported_, relationship) != relationship) position_ = 0;
  store::put_evidence(statements_->put_evidence, sums_, relationship, position_++, evidence);
}

void BulkFile::put_texts(NodeId node, const NodeTexts& texts) {
  statements_->texts.replace(node, {}, texts);
}

void BulkFile::save_names(Table table, std::span<const std::string> names) {
  Statement insert(*connection_, std::string("INSERT INTO ") + summed(table).name +
                                     " (id, name) VALUES (?1, ?2)");
  std::int64_t id = 0;
  for (const std::string& name : names) {
    insert.run(id, std::string_view(name));
    sums_.add(table, {id++, std::string_view(name)});
  }
}

void BulkFile::save_next_ids(std::uint32_t node_bound, std::uint32_t relationship_bound) {
  Statement next_id(*connection_, "UPDATE next_id SET id = ?2 WHERE thing = ?1");
  const std::pair<std::string_view, std::int64_t> bounds[] = {{"node", node_bound},
                                                              {"relationship", relationship_bound}};
  for (const auto& [thing, bound] : bounds) {
    next_id.run(thing, bound);
    sums_.add(Table::kNextId, {thing, bound});
  }
}

void BulkFile::save_indexes(const Graph& names) {
  Statement insert(*connection_, "INSERT INTO property_index (label, key) VALUES (?1, ?2)");
  for (const auto& [label, key] : names.indexes()) {
    insert.run(std::int64_t{label.value}, std::int64_t{key.value});
    sums_.add(Table::kPropertyIndex, {std::int64_t{label.value}, std::int64_t{key.value}});
  }
}

void BulkFile::finish(const Graph& names, std::uint32_t node_bound,
                      std::uint32_t relationship_bound) {
  save_names(Table::kLabel, names.label_names());
  save_names(Table::kRelationshipType, names.type_names());
  save_names(Table::kPropertyKey, names.key_names());
  save_indexes(names);
  save_next_ids(node_bound, relationship_bound);
  SumsWriter(*connection_).put(sums_);
  statements_.reset();
  connection_->execute("COMMIT");
  connection_->execute("PRAGMA locking_mode = NORMAL");
  connection_->use_log();
  connection_.reset();
  file_.publish();
}

}  // namespace newsgraph::store
