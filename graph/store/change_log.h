// Which nodes and relationships the last commits touched, in a table of the graph file.
//
// Each commit adds one row: the revision before and after it, and ids. Who holds an older state of
// the graph (a snapshot, another process) need read no more rows than the log names since. The log
// is a help and not the truth: it is emptied when it has grown long, and a change by a program that
// keeps no log breaks the chain of revisions; then the whole file is read.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/store/connection.h"
#include "newsgraph/graph/store/content_sums.h"

namespace newsgraph::store {

void create_change_log(Connection& connection);

/// The connection must outlive it. Of no use any more when another has written to the log.
class ChangeLog {
 public:
  /// `sums` are borrowed.
  ChangeLog(Connection& connection, ContentSums& sums);

  /// Notes a commit, in the transaction that is open, and counts the row in the sums.
  void add(std::int64_t before, std::int64_t after, const ChangeSet& changes);

 private:
  ContentSums& sums_;
  Statement insert_, clear_;
  std::int64_t ids_;  ///< in the log
  std::int64_t rows_;
};

/// What was touched, created and deleted included; each id once, rising.
struct Touched {
  std::vector<NodeId> nodes;
  std::vector<RelationshipId> relationships;
  std::size_t size() const { return nodes.size() + relationships.size(); }
};

/// What the commits touched that led from one revision to another; nothing when the log does not
/// know. The caller holds a transaction.
std::optional<Touched> touched_between(Connection& connection, std::int64_t before,
                                       std::int64_t after);

}  // namespace newsgraph::store
