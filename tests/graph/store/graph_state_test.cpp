// How a Store comes by the present state of its file: by the snapshot, by the change log, by
// reading everything; all must be the same.
#include "newsgraph/graph/store/graph_state.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <thread>

#include "graph/store/printed_graph.h"
#include "graph/store/random_changes.h"
#include "graph/store/run_sql.h"
#include "graph/store/temporary_folder.h"
#include "newsgraph/graph/bulk_builder.h"
#include "newsgraph/graph/store.h"
#include "newsgraph/graph/store/catch_up.h"
#include "newsgraph/graph/store/schema.h"
#include "newsgraph/graph/store/snapshot.h"

namespace newsgraph::store {
namespace {

using testing::printed_graph;
using testing::RandomChanges;
using testing::run_sql;
using testing::TemporaryFolder;

std::int64_t revision_of(const std::filesystem::path& file) {
  Connection connection(file, Connection::Access::kRead);
  return connection.integer("SELECT id FROM revision");
}

std::string opened(const std::filesystem::path& file) {
  return printed_graph(Store::open(file, Store::Mode::kRead).graph());
}

/// What reading the whole file gives.
std::string read_whole(const std::filesystem::path& file) {
  Connection connection(file, Connection::Access::kRead);
  connection.execute("BEGIN");
  GraphState state;
  const std::filesystem::path snapshot = snapshot_of(file), aside = snapshot.string() + "-aside";
  const bool has_snapshot = std::filesystem::exists(snapshot);
  if (has_snapshot) std::filesystem::rename(snapshot, aside);
  read_state(connection, check_identity(connection), state);
  if (has_snapshot) std::filesystem::rename(aside, snapshot);
  return printed_graph(state.graph);
}

void make_graph(const std::filesystem::path& file, std::uint32_t seed) {
  Store::open(file, Store::Mode::kCreate).write([&](Graph& graph) {
    RandomChanges(seed).make(graph, 300);
  });
}

/// As a large graph gets it when it is read.
void make_snapshot(const std::filesystem::path& file) {
  Connection connection(file, Connection::Access::kRead);
  connection.execute("BEGIN");
  GraphState state;
  read_state(connection, check_identity(connection), state);
  state.wants_snapshot = true;
  keep_snapshot(file, state);
  ASSERT_TRUE(Snapshot::open(file));
}

/// A snapshot that holds what the graph does not, so that one sees whether it was used.
void forge_snapshot(const std::filesystem::path& file, std::int64_t revision) {
  Graph forged;
  forged.create_node({"Forged"});
  forged.compact();
  ASSERT_TRUE(write_snapshot(file, forged, revision));
}

bool is_forged(const std::filesystem::path& file) {
  return Store::open(file, Store::Mode::kRead).graph().find_label("Forged").has_value();
}

TEST(GraphState, ComesFromASnapshotOfTheSameRevision) {
  TemporaryFolder folder;
  const auto file = folder / "graph";
  make_graph(file, 1);
  forge_snapshot(file, revision_of(file));
  EXPECT_TRUE(is_forged(file));
}

TEST(GraphState, DoesNotComeFromASnapshotOfAnotherRevision) {
  TemporaryFolder folder;
  const auto file = folder / "graph";
  make_graph(file, 1);
  forge_snapshot(file, revision_of(file) + 1);
  EXPECT_FALSE(is_forged(file));
}

TEST(GraphState, DoesNotComeFromTheSnapshotOfAFileThatWasReplaced) {
  TemporaryFolder folder;
  const auto file = folder / "graph", other = folder / "other";
  make_graph(file, 1);
  make_graph(other, 2);
  forge_snapshot(file, revision_of(file));
  std::filesystem::rename(other, file);
  EXPECT_FALSE(is_forged(file));
}

TEST(GraphState, DoesNotComeFromASnapshotOlderThanAChangeByAnotherProgram) {
  TemporaryFolder folder;
  const auto file = folder / "graph";
  make_graph(file, 1);
  forge_snapshot(file, revision_of(file));
  run_sql(file, "INSERT INTO label (id, name) SELECT max(id) + 1, 'New' FROM label");
  EXPECT_FALSE(is_forged(file));
  EXPECT_THAT(opened(file), ::testing::HasSubstr(":New"));
}

TEST(GraphState, ComesFromAnOlderSnapshotByTheLog) {
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    TemporaryFolder folder;
    const auto file = folder / "graph";
    make_graph(file, seed);
    make_snapshot(file);
    RandomChanges changes(seed + 100);
    Store store = Store::open(file, Store::Mode::kWrite);
    for (int i = 0; i < 5; ++i) {
      store.write([&](Graph& graph) { changes.make(graph, 6); });
      ASSERT_EQ(opened(file), printed_graph(store.graph()));
      ASSERT_EQ(opened(file), read_whole(file));
    }
  }
}

TEST(GraphState, ComesFromEverythingWhenTheLogIsEmpty) {
  TemporaryFolder folder;
  const auto file = folder / "graph";
  make_graph(file, 1);
  make_snapshot(file);
  Store::open(file, Store::Mode::kWrite).write([](Graph& graph) { graph.create_node({"Late"}); });
  run_sql(file, "DELETE FROM change_log");
  EXPECT_EQ(opened(file), read_whole(file));
  EXPECT_THAT(opened(file), ::testing::HasSubstr(":Late"));
}

/// A log that names the wrong rows must not be able to make a graph that breaks its own rules.
TEST(GraphState, ComesFromEverythingWhenTheLogDoesNotFit) {
  TemporaryFolder folder;
  const auto file = folder / "graph";
  make_graph(file, 1);
  make_snapshot(file);
  Store::open(file, Store::Mode::kWrite).write([](Graph& graph) {
    const NodeId one = graph.create_node({"Late"});
    graph.create_relationship(one, "LATE", graph.create_node({"Late"}));
  });
  run_sql(file, "UPDATE change_log SET nodes = '[]'");
  EXPECT_EQ(opened(file), read_whole(file));
}

TEST(GraphState, ComesFromEverythingWhenTheSnapshotIsDamaged) {
  TemporaryFolder folder;
  const auto file = folder / "graph";
  make_graph(file, 1);
  make_snapshot(file);
  const std::string before = opened(file);
  {
    std::fstream bytes(snapshot_of(file), std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(1000);
    bytes << "damage";
  }
  EXPECT_EQ(opened(file), before);
}

TEST(GraphState, ComesWithNamesThatAFailedWriteLeftBehind) {
  TemporaryFolder folder;
  const auto file = folder / "graph";
  make_graph(file, 1);
  Store reader = Store::open(file, Store::Mode::kWrite);
  EXPECT_THROW(reader.write([](Graph& graph) {
    graph.create_node({"NeverSaved"});
    throw Error(ErrorKind::kInput, "no");
  }),
               Error);
  Store::open(file, Store::Mode::kWrite).write([](Graph& graph) { graph.create_node({"Saved"}); });
  EXPECT_TRUE(reader.refresh());
  EXPECT_EQ(printed_graph(reader.graph()), read_whole(file));
}

TEST(GraphState, IsRefreshedToWhatOpeningGives) {
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    TemporaryFolder folder;
    const auto file = folder / "graph";
    make_graph(file, seed);
    Store reader = Store::open(file, Store::Mode::kRead);
    Store writer = Store::open(file, Store::Mode::kWrite);
    RandomChanges changes(seed + 100);
    for (int i = 0; i < 6; ++i) {
      for (int commits = 0; commits <= i % 3; ++commits) {
        writer.write([&](Graph& graph) { changes.make(graph, 5); });
      }
      reader.refresh();
      ASSERT_EQ(printed_graph(reader.graph()), read_whole(file)) << "round " << i;
    }
  }
}

TEST(GraphState, IsBroughtUpToDateByTheRowsThatWereTouched) {
  TemporaryFolder folder;
  const auto file = folder / "graph";
  make_graph(file, 1);
  Connection connection(file, Connection::Access::kRead);
  GraphState state;
  connection.execute("BEGIN");
  read_state(connection, kSchemaVersion, state);
  connection.execute("COMMIT");
  Store::open(file, Store::Mode::kWrite).write([](Graph& graph) {
    RandomChanges(9).make(graph, 10);
  });
  connection.execute("BEGIN");
  const auto touched =
      touched_between(connection, *state.revision, connection.integer("SELECT id FROM revision"));
  ASSERT_TRUE(touched);
  EXPECT_GT(touched->size(), 0u);
  ASSERT_TRUE(catch_up(connection, state.graph, *touched));
  EXPECT_EQ(printed_graph(state.graph), read_whole(file));
}

/// A graph large enough that reading it leaves a snapshot.
void make_large_graph(const std::filesystem::path& file) {
  Store::open(file, Store::Mode::kCreate).write([](Graph& graph) {
    for (std::size_t i = 0; i < kSnapshotSize; ++i) {
      graph.create_node({"N"}, {{"number", static_cast<std::int64_t>(i)}});
    }
  });
}

TEST(GraphState, OfALargeGraphIsKeptInASnapshot) {
  TemporaryFolder folder;
  const auto file = folder / "graph", small = folder / "small";
  make_large_graph(file);
  EXPECT_FALSE(std::filesystem::exists(snapshot_of(file)));  // a write does not wait for it
  const std::string read = opened(file);
  ASSERT_TRUE(Snapshot::open(file));
  EXPECT_EQ(Snapshot::open(file)->revision(), revision_of(file));
  EXPECT_EQ(opened(file), read);
  make_graph(small, 1);
  opened(small);
  EXPECT_FALSE(std::filesystem::exists(snapshot_of(small)));
}

TEST(GraphState, IsReadWhereNoSnapshotCanBeWritten) {
  TemporaryFolder folder;
  const auto file = folder / "graph";
  make_large_graph(file);
  std::filesystem::create_directory(snapshot_of(file));  // in its way
  EXPECT_EQ(Store::open(file, Store::Mode::kRead).graph().node_count(), kSnapshotSize);
  if (::geteuid() == 0) return;  // root may write anywhere
  std::filesystem::remove(snapshot_of(file));
  ::chmod(folder.path().c_str(), 0500);
  EXPECT_EQ(Store::open(file, Store::Mode::kRead).graph().node_count(), kSnapshotSize);
  ::chmod(folder.path().c_str(), 0700);
}

/// Each commit adds two nodes and joins them: whoever opens meanwhile sees whole commits.
TEST(GraphState, IsWholeWhileAnotherWrites) {
  TemporaryFolder folder;
  const auto file = folder / "graph";
  Store writer = Store::open(file, Store::Mode::kCreate);
  const auto add_pair = [](Graph& graph) {
    const NodeId one = graph.create_node({"N"});
    graph.create_relationship(one, "T", graph.create_node({"N"}));
  };
  writer.write(add_pair);
  make_snapshot(file);
  std::jthread writing([&](const std::stop_token& stop) {
    constexpr int kMost = 2000;  // however long the others take
    for (int i = 0; i < kMost && !stop.stop_requested(); ++i) writer.write(add_pair);
  });
  Store reader = Store::open(file, Store::Mode::kRead);
  for (int i = 0; i < 30; ++i) {
    const Store fresh = Store::open(file, Store::Mode::kRead);
    reader.refresh();
    for (const Graph* graph : {&fresh.graph(), &reader.graph()}) {
      ASSERT_EQ(graph->node_count(), 2 * graph->relationship_count());
    }
    if (i % 10 == 5) make_snapshot(file);
  }
}

}  // namespace
}  // namespace newsgraph::store
