// A graph, which state of its file it holds, and how it comes to hold the present one.
//
// There are three ways, and the quickest that leads there is taken: from the state that is held
// already, or from that of the snapshot beside the file, by the rows that the change log names; or
// by reading the whole file. All lead to the same graph.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/store/connection.h"

namespace newsgraph::store {

struct GraphState {
  Graph graph;
  /// Of the file's state that the graph holds; nothing before there is one, and in files of older
  /// versions.
  std::optional<std::int64_t> revision;
  /// Whether reading has taken so long that a snapshot saves the next one time.
  bool wants_snapshot = false;
};

/// Brings the graph to the present state of a file of `version`. The caller holds a transaction.
/// Throws Error, with the state as before, when the file breaks a rule of docs/file-format.md.
void read_state(Connection& connection, std::int64_t version, GraphState& state);

/// By the snapshot beside the file alone; false, with the state as before, when it does not lead
/// to the revision `now`, which the file is at.
bool read_by_snapshot(Connection& connection, std::int64_t now, GraphState& state);

/// Writes the snapshot if one is wanted; not being able to is no error.
void keep_snapshot(const std::filesystem::path& file, GraphState& state);

}  // namespace newsgraph::store
