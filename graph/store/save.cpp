#include "newsgraph/graph/store/save.h"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

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

namespace {

std::string erasing(Table table, const char* id) {
  return std::string("DELETE FROM ") + summed(table).name + " WHERE " + id + " = ?1 RETURNING " +
         summed(table).columns;
}

}  // namespace

RowWriter::RowWriter(const Connection& connection, ContentSums& sums)
    : sums_(sums),
      put_node_(connection, "INSERT INTO node (id, labels, properties) VALUES (?1, ?2, ?3)"),
      put_relationship_(connection,
                        "INSERT INTO relationship (id, source, type, target, properties) "
                        "VALUES (?1, ?2, ?3, ?4, ?5)"),
      put_evidence_(connection, kPutEvidence),
      read_evidence_(connection, std::string("SELECT ") + summed(Table::kEvidence).columns +
                                     " FROM evidence WHERE relationship = ?1 ORDER BY position"),
      erase_node_(connection, erasing(Table::kNode, "id")),
      erase_relationship_(connection, erasing(Table::kRelationship, "id")),
      erase_evidence_(connection,
                      std::string("DELETE FROM evidence WHERE relationship = ?1 AND position >= ?2 "
                                  "RETURNING ") +
                          summed(Table::kEvidence).columns) {}

void RowWriter::put_node(std::uint32_t id, const Graph& graph) {
  const NodeId node{id};
  write_labels(graph.labels(node), labels_);
  properties_.set(graph, graph.properties(node));
  const Cell properties = properties_.finish();
  put_node_.run(field(id), std::string_view(labels_), properties);
  sums_.add(Table::kNode, {field(id), labels_, properties});
}

void RowWriter::put_relationship(std::uint32_t id, const Graph& graph) {
  const RelationshipId relationship{id};
  const std::int64_t source = field(graph.source(relationship).value);
  const std::int64_t target = field(graph.target(relationship).value);
  const std::int64_t type = field(graph.type(relationship).value);
  properties_.set(graph, graph.properties(relationship));
  const Cell properties = properties_.finish();
  put_relationship_.run(field(id), source, type, target, properties);
  sums_.add(Table::kRelationship, {field(id), source, type, target, properties});
}

void RowWriter::put_evidence(std::uint32_t relationship, const Graph& graph) {
  put_evidence(relationship, graph, 0);
}

void RowWriter::put_evidence(std::uint32_t relationship, const Graph& graph, std::size_t begin) {
  const RelationshipId id{relationship};
  for (std::size_t i = begin; i < graph.evidence_count(id); ++i) {
    const EvidenceView view = graph.evidence(id, i);
    store::put_evidence(put_evidence_, sums_, relationship, static_cast<std::int64_t>(i),
                        {view.article, view.sentence, view.begin_codepoint, view.end_codepoint,
                         std::string(view.quote), view.confidence});
  }
}

void RowWriter::replace_evidence(std::uint32_t relationship, const Graph& graph) {
  const std::size_t right = count_right_evidence(relationship, graph);
  if (right == 0) {
    erase_evidence(relationship);
  } else {
    erase_evidence(relationship, static_cast<std::int64_t>(right));
  }
  put_evidence(relationship, graph, right);
}

std::size_t RowWriter::count_right_evidence(std::uint32_t relationship, const Graph& graph) {
  const RelationshipId id{relationship};
  const std::size_t count = graph.evidence_count(id);
  read_evidence_.bind_all(field(relationship));
  const ResetGuard guard(read_evidence_);
  std::size_t i = 0;
  while (i < count && read_evidence_.step() &&
         is_evidence_row(read_evidence_, relationship, static_cast<std::int64_t>(i),
                         graph.evidence(id, i))) {
    ++i;
  }
  return i;
}

void RowWriter::erase_node(std::uint32_t id,
                           const std::function<void(const Statement& row)>& visit) {
  erase_node_.bind_all(field(id));
  const ResetGuard guard(erase_node_);
  while (erase_node_.step()) {
    sums_.take_off(Table::kNode, erase_node_);
    visit(erase_node_);
  }
}

void RowWriter::erase_relationship(std::uint32_t id) {
  erase_relationship_.bind_all(field(id));
  const ResetGuard guard(erase_relationship_);
  while (erase_relationship_.step()) sums_.take_off(Table::kRelationship, erase_relationship_);
}

void RowWriter::erase_evidence(std::uint32_t relationship) {
  erase_evidence(relationship, std::numeric_limits<std::int64_t>::min());
}

void RowWriter::erase_evidence(std::uint32_t relationship, std::int64_t begin) {
  erase_evidence_.bind_all(field(relationship), begin);
  const ResetGuard guard(erase_evidence_);
  while (erase_evidence_.step()) sums_.take_off(Table::kEvidence, erase_evidence_);
}

// ---- transactions ---------------------------------------------------------------------------

Saver::Saver(Connection& connection)
    : connection_(connection),
      sums_row_(connection),
      rows_(connection, sums_),
      log_(connection, sums_),
      texts_(connection),
      next_id_(connection, "UPDATE next_id SET id = ?2 WHERE thing = ?1"),
      begin_part_(connection, "SAVEPOINT part"),
      keep_part_(connection, "RELEASE part"),
      drop_part_(connection, "ROLLBACK TO part"),
      known_(known_in_file()) {
  StoredSums stored = read_sums(connection);
  revision_ = stored.revision;
  // Another program has written: what stands there now is what is summed from here on.
  sums_ = stored.are_current() ? stored.sums : ContentSums::of_file(connection);
}

Saver::Known Saver::known_in_file() {
  const auto count = [this](const std::string& table) {
    return static_cast<std::size_t>(connection_.integer("SELECT count(*) FROM " + table));
  };
  const auto bound = [this](const std::string& thing) {
    return static_cast<std::uint32_t>(
        connection_.integer("SELECT id FROM next_id WHERE thing = '" + thing + "'"));
  };
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
  save_names(graph);
  save_relationships(graph, changes);
  save_nodes(graph, changes);
  if (now.indexes != known_.indexes) save_indexes(graph);
  save_next_ids(graph);
  log_.add(std::exchange(revision_, sums_.revision()), sums_.revision(), changes);
  sums_row_.put(sums_);
  known_ = now;
}

void Saver::save_part(const Graph& graph, const ChangeSet& changes) {
  begin_part_.run();
  const std::int64_t revision = revision_;
  const ContentSums sums = sums_;
  try {
    save(graph, changes);
  } catch (...) {
    if (connection_.in_transaction()) {
      drop_part_.run();
      keep_part_.run();
      revision_ = revision;
      sums_ = sums;
    }
    throw;
  }
  keep_part_.run();
}

void Saver::save_names(const Graph& graph) {
  const auto save_table = [this](Table table, std::span<const std::string> names,
                                 std::size_t known) {
    if (known == names.size()) return;
    Statement insert(connection_, std::string("INSERT INTO ") + summed(table).name +
                                      " (id, name) VALUES (?1, ?2)");
    for (std::size_t i = known; i < names.size(); ++i) {
      const auto id = static_cast<std::int64_t>(i);
      insert.run(id, std::string_view(names[i]));
      sums_.add(table, {id, names[i]});
    }
  };
  save_table(Table::kLabel, graph.label_names(), known_.labels);
  save_table(Table::kRelationshipType, graph.type_names(), known_.types);
  save_table(Table::kPropertyKey, graph.key_names(), known_.keys);
}

/// Gives what the node had in the file, for the full-text tables to forget.
NodeTexts Saver::erase_node(NodeId node, const TextSource& source) {
  NodeTexts texts;
  rows_.erase_node(node.value, [&](const Statement& row) {
    const Cell properties = row.cell(2);
    const std::vector<PropertyReader::Property>* read =
        reader_.read(text_of(properties).empty() ? "[]" : text_of(properties));
    if (read == nullptr || !read_labels(row.text(1), labels_)) {
      throw DamagedFile(connection_.file(),
                        "node " + std::to_string(node.value) + " has no readable properties");
    }
    texts = source.of(labels_, *read);
  });
  return texts;
}

void Saver::save_nodes(const Graph& graph, const ChangeSet& changes) {
  const TextSource source(graph);
  for (const NodeId node : changes.deleted_nodes) {
    texts_.replace(node, erase_node(node, source), {});
  }
  for (const NodeId node : in_order(changes.nodes)) {
    const bool is_new = node.value >= known_.node_bound;
    texts_.replace(node, is_new ? NodeTexts{} : erase_node(node, source), source.of(node));
    rows_.put_node(node.value, graph);
  }
}

void Saver::save_relationships(const Graph& graph, const ChangeSet& changes) {
  for (const RelationshipId relationship : changes.deleted_relationships) {
    rows_.erase_evidence(relationship.value);
    rows_.erase_relationship(relationship.value);
  }
  for (const RelationshipId relationship : in_order(changes.relationships)) {
    const bool is_new = relationship.value >= known_.relationship_bound;
    if (!is_new) rows_.erase_relationship(relationship.value);
    rows_.put_relationship(relationship.value, graph);
    is_new ? rows_.put_evidence(relationship.value, graph)
           : rows_.replace_evidence(relationship.value, graph);
  }
}

void Saver::save_indexes(const Graph& graph) {
  Statement insert(connection_,
                   "INSERT OR IGNORE INTO property_index (label, key) VALUES (?1, ?2) "
                   "RETURNING label, key");
  for (const auto& [label, key] : graph.indexes()) {
    insert.bind_all(field(label.value), field(key.value));
    const ResetGuard guard(insert);
    while (insert.step()) sums_.add(Table::kPropertyIndex, insert);
  }
}

void Saver::save_next_ids(const Graph& graph) {
  const auto save_bound = [this](std::string_view thing, std::uint32_t known, std::uint32_t now) {
    if (known == now) return;
    next_id_.run(thing, field(now));
    sums_.take_off(Table::kNextId, {thing, field(known)});
    sums_.add(Table::kNextId, {thing, field(now)});
  };
  save_bound("node", known_.node_bound, graph.node_id_bound());
  save_bound("relationship", known_.relationship_bound, graph.relationship_id_bound());
}

void save_everything(Connection& connection, const Graph& graph) {
  ContentSums not_kept;
  RowWriter rows(connection, not_kept);
  for (const NodeId node : graph.all_nodes()) rows.put_node(node.value, graph);
  for (const RelationshipId relationship : graph.all_relationships()) {
    rows.put_relationship(relationship.value, graph);
  }
}

}  // namespace newsgraph::store
