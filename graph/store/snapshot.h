// A graph as plain arrays in a file beside the graph file, mapped into memory: opening it takes no
// time in proportion to the graph's size but that of one look at every byte.
//
// A snapshot is a cache and nothing more. It says of which revision of the graph file it is; it is
// written by an import, and when a file has been read that is large enough for that to take time,
// and left out silently where it cannot be written. Whatever is wrong with it, the graph file is
// read instead. docs/file-format.md tells of its form.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/store/snapshot_file.h"

namespace newsgraph::store {

/// Graphs with fewer nodes and relationships are read from SQLite in about the time that a snapshot
/// would take to check.
inline constexpr std::size_t kSnapshotSize = 50'000;

/// Where the snapshot of a graph file lies.
std::filesystem::path snapshot_of(const std::filesystem::path& graph_file);

/// Writes the snapshot of a graph that is compacted; false when that is not possible.
bool write_snapshot(const std::filesystem::path& graph_file, const Graph& graph,
                    std::int64_t revision) noexcept;

/// The same in two steps, for who does not know yet which revision the graph has in its file.
class PendingSnapshot {
 public:
  PendingSnapshot(const std::filesystem::path& graph_file, const Graph& graph) noexcept;
  /// Call once.
  bool finish(std::int64_t revision) noexcept;

 private:
  std::unique_ptr<SnapshotWriter> writer_;  ///< none when it cannot be written
};

class Snapshot {
 public:
  /// Nothing when there is none that this program has written.
  static std::optional<Snapshot> open(const std::filesystem::path& graph_file);

  std::int64_t revision() const { return static_cast<std::int64_t>(file_.origin()); }
  /// The graph, whose arrays lie in the snapshot; nothing when the snapshot is damaged.
  std::optional<Graph> graph() const;

 private:
  explicit Snapshot(SnapshotFile file) : file_(std::move(file)) {}
  SnapshotFile file_;
};

}  // namespace newsgraph::store
