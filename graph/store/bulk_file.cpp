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

/// Rows by one statement: running it takes about as long as the row itself.
constexpr std::size_t kRowsAtOnce = 64;

/// `values` are the parameters of a row, in parentheses.
std::string insertion(std::string sql, std::string_view values, std::size_t rows) {
  for (std::size_t i = 0; i < rows; ++i) {
    sql += i == 0 ? " VALUES " : ", ";
    sql += values;
  }
  return sql;
}

/// Puts rows of a table, most of them many at once.
class Insertion {
 public:
  Insertion(const Connection& connection, const std::string& sql, std::string_view values)
      : many_(connection, insertion(sql, values, kRowsAtOnce)),
        one_(connection, insertion(sql, values, 1)) {}

  /// `bind(row, statement, index)` binds a row behind the parameter `index`, and gives the index of
  /// its last. What it binds must live until this returns.
  template <typename Row, typename Bind>
  void put(std::span<const Row> rows, const Bind& bind) {
    for (; rows.size() >= kRowsAtOnce; rows = rows.subspan(kRowsAtOnce)) {
      int index = 0;
      for (const Row& row : rows.first(kRowsAtOnce)) index = bind(row, many_, index);
      many_.finish();
    }
    for (const Row& row : rows) {
      bind(row, one_, 0);
      one_.finish();
    }
  }

 private:
  Statement many_, one_;
};

}  // namespace

struct BulkFile::Statements {
  explicit Statements(const Connection& connection)
      : put_nodes(connection, "INSERT INTO node (id, labels, properties)", "(?, ?, ?)"),
        put_relationships(connection,
                          "INSERT INTO relationship (id, source, type, target, properties)",
                          "(?, ?, ?, ?, ?)"),
        put_evidence(connection, kPutEvidence),
        texts(connection) {}
  Insertion put_nodes, put_relationships;
  Statement put_evidence;
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

void BulkFile::put_nodes(std::uint32_t first, std::span<const NodeRow> rows) {
  std::int64_t id = first;
  statements_->put_nodes.put(rows, [&](const NodeRow& row, Statement& statement, int index) {
    const Cell properties = cell_of(row.properties);
    sums_.add(Table::kNode, {id, row.labels, properties});
    return statement.bind_behind(index, id++, row.labels, properties);
  });
}

void BulkFile::put_relationships(std::uint32_t first, std::span<const RelationshipRow> rows) {
  std::int64_t id = first;
  const auto bind = [&](const RelationshipRow& row, Statement& statement, int index) {
    const std::int64_t source{row.source}, type{row.type}, target{row.target};
    const Cell properties = cell_of(row.properties);
    sums_.add(Table::kRelationship, {id, source, type, target, properties});
    return statement.bind_behind(index, id++, source, type, target, properties);
  };
  statements_->put_relationships.put(rows, bind);
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

void BulkFile::save_indexes(std::span<const std::pair<LabelId, KeyId>> indexes) {
  Statement insert(*connection_, "INSERT INTO property_index (label, key) VALUES (?1, ?2)");
  for (const auto& [label, key] : indexes) {
    insert.run(std::int64_t{label.value}, std::int64_t{key.value});
    sums_.add(Table::kPropertyIndex, {std::int64_t{label.value}, std::int64_t{key.value}});
  }
}

std::int64_t BulkFile::finish(const GraphNames& names, std::uint32_t node_bound,
                              std::uint32_t relationship_bound) {
  save_names(Table::kLabel, names.labels);
  save_names(Table::kRelationshipType, names.types);
  save_names(Table::kPropertyKey, names.keys);
  save_indexes(names.indexes);
  save_next_ids(node_bound, relationship_bound);
  SumsWriter(*connection_).put(sums_);
  statements_.reset();
  connection_->execute("COMMIT");
  connection_->execute("PRAGMA locking_mode = NORMAL");
  connection_->use_log();
  connection_.reset();
  file_.publish();
  return sums_.revision();
}

}  // namespace newsgraph::store
