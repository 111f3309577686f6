#include "newsgraph/graph/store/graph_state.h"

#include <utility>

#include "newsgraph/graph/store/catch_up.h"
#include "newsgraph/graph/store/change_log.h"
#include "newsgraph/graph/store/load.h"
#include "newsgraph/graph/store/schema.h"
#include "newsgraph/graph/store/snapshot.h"

namespace newsgraph::store {

namespace {

/// Catching up with more than this takes longer than mapping a snapshot that is up to date.
constexpr std::size_t kManyTouched = 10'000;

std::size_t size_of(const Graph& graph) {
  return graph.node_count() + graph.relationship_count();
}

/// Reading a row by its id takes about four times as long as reading it as one of all.
bool is_quicker(const Touched& touched, const Graph& than_reading_all) {
  return touched.size() * 4 <= size_of(than_reading_all);
}

bool read_by_log(Connection& connection, std::int64_t now, GraphState& state) {
  if (!state.revision) return false;
  if (*state.revision == now) return true;
  const std::optional<Touched> touched = touched_between(connection, *state.revision, now);
  if (!touched || !is_quicker(*touched, state.graph)) return false;
  if (!catch_up(connection, state.graph, *touched)) return false;
  state.revision = now;
  state.wants_snapshot = touched->size() > kManyTouched && size_of(state.graph) >= kSnapshotSize;
  return true;
}

}  // namespace

bool read_by_snapshot(Connection& connection, std::int64_t now, GraphState& state) {
  const std::optional<Snapshot> snapshot = Snapshot::open(connection.file());
  if (!snapshot) return false;
  // Whether the log leads from there is asked first: looking at all of a snapshot takes longer.
  if (!touched_between(connection, snapshot->revision(), now)) return false;
  std::optional<Graph> graph = snapshot->graph();
  if (!graph) return false;
  GraphState older{std::move(*graph), snapshot->revision()};
  if (!read_by_log(connection, now, older)) return false;
  state = std::move(older);
  return true;
}

void read_state(Connection& connection, std::int64_t version, GraphState& state) {
  std::optional<std::int64_t> now;
  if (version >= kOneRowVersion) now = connection.integer("SELECT id FROM revision");
  if (now && read_by_log(connection, *now, state)) return;
  if (now && read_by_snapshot(connection, *now, state)) return;
  Graph graph = load_graph(connection, version);
  const bool is_large = size_of(graph) >= kSnapshotSize;
  state = {std::move(graph), now, now && is_large};
}

void keep_snapshot(const std::filesystem::path& file, GraphState& state) {
  if (!std::exchange(state.wants_snapshot, false)) return;
  state.graph.compact();
  write_snapshot(file, state.graph, *state.revision);
}

}  // namespace newsgraph::store
