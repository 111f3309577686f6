// What a transaction changed, into the file: only the rows of the ids it touched.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/store/change_log.h"
#include "newsgraph/graph/store/connection.h"
#include "newsgraph/graph/store/content_sums.h"
#include "newsgraph/graph/store/property_text.h"
#include "newsgraph/graph/store/text_tables.h"

namespace newsgraph::store {

/// The statements that write rows; made once, because making them costs more than a small change.
/// Each row that comes or goes counts in the sums.
class RowWriter {
 public:
  /// Both are borrowed.
  RowWriter(const Connection& connection, ContentSums& sums);

  // These are for things that have no row yet, or whose row was taken away.
  void put_node(std::uint32_t id, const Graph& graph);
  void put_relationship(std::uint32_t id, const Graph& graph);
  void put_evidence(std::uint32_t relationship, const Graph& graph);
  /// In the place of what there is. Rows at the beginning that are right are left: most often a
  /// relationship gets one more at the end.
  void replace_evidence(std::uint32_t relationship, const Graph& graph);
  // These take away what there is; of a node, `visit` sees the row: id, labels, properties.
  void erase_node(std::uint32_t id, const std::function<void(const Statement& row)>& visit);
  void erase_relationship(std::uint32_t id);
  void erase_evidence(std::uint32_t relationship);

 private:
  std::size_t count_right_evidence(std::uint32_t relationship, const Graph& graph);
  void put_evidence(std::uint32_t relationship, const Graph& graph, std::size_t begin);
  void erase_evidence(std::uint32_t relationship, std::int64_t begin);

  ContentSums& sums_;
  Statement put_node_, put_relationship_, put_evidence_, read_evidence_;
  Statement erase_node_, erase_relationship_, erase_evidence_;
  std::string labels_;
  PropertyText properties_;
};

/// Saves the transactions of a graph one after the other. The connection must outlive it. Of no use
/// any more when the file is not what the last save() left: after a rollback, and when another
/// program has written.
class Saver {
 public:
  /// The file is of the current version.
  explicit Saver(Connection& connection);

  /// Writes the changes, new names, new indexes and the next ids, in the SQLite transaction that
  /// is open. Writes nothing at all when the file holds all of this already.
  void save(const Graph& graph, const ChangeSet& changes);
  /// The same as a part of a larger transaction: when it throws, the part is taken back, and no
  /// other. The Saver stays good, unless SQLite has given up the whole transaction.
  void save_part(const Graph& graph, const ChangeSet& changes);
  /// Of the file, when the transaction commits.
  std::int64_t revision() const { return revision_; }

 private:
  /// What the file holds of the things that only grow.
  struct Known {
    std::size_t labels, types, keys, indexes;
    std::uint32_t node_bound, relationship_bound;
  };
  Known known_in_file();
  static Known known_of(const Graph& graph);
  NodeTexts erase_node(NodeId node, const TextSource& source);
  void save_names(const Graph& graph);
  void save_nodes(const Graph& graph, const ChangeSet& changes);
  void save_relationships(const Graph& graph, const ChangeSet& changes);
  void save_indexes(const Graph& graph);
  void save_next_ids(const Graph& graph);

  Connection& connection_;
  std::int64_t revision_ = 0;
  ContentSums sums_;
  SumsWriter sums_row_;
  RowWriter rows_;
  ChangeLog log_;
  TextTables texts_;
  Statement next_id_;
  Statement begin_part_, keep_part_, drop_part_;
  PropertyReader reader_;
  std::vector<std::int64_t> labels_;
  Known known_;
};

/// Writes the rows of all nodes and relationships of a graph, whose names and evidence are in the
/// file already, into empty tables. The sums are not kept.
void save_everything(Connection& connection, const Graph& graph);

}  // namespace newsgraph::store
