#include "newsgraph/graph/store/snapshot.h"

#include <gmock/gmock.h>

#include <fstream>
#include <functional>
#include <iterator>

#include "graph/store/printed_graph.h"
#include "graph/store/random_changes.h"
#include "graph/store/temporary_folder.h"
#include "newsgraph/graph/store/snapshot_arrays.h"
#include "newsgraph/graph/topology.h"

namespace newsgraph::store {
namespace {

using testing::printed_graph;
using testing::RandomChanges;
using testing::TemporaryFolder;

Graph random_graph(std::uint32_t seed, int changes = 400) {
  Graph graph;
  RandomChanges(seed).make(graph, changes);
  graph.compact();
  return graph;
}

std::optional<Graph> read(const std::filesystem::path& file) {
  const auto snapshot = Snapshot::open(file);
  return snapshot ? snapshot->graph() : std::nullopt;
}

TEST(Snapshot, GivesBackTheGraph) {
  TemporaryFolder folder;
  const auto file = folder / "graph";
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const Graph graph = random_graph(seed);
    ASSERT_TRUE(write_snapshot(file, graph, -5));
    ASSERT_EQ(Snapshot::open(file)->revision(), -5);
    const auto found = read(file);
    ASSERT_TRUE(found) << "seed " << seed;
    ASSERT_EQ(printed_graph(*found), printed_graph(graph)) << "seed " << seed;
  }
}

TEST(Snapshot, GivesBackAnEmptyGraph) {
  TemporaryFolder folder;
  Graph graph;
  graph.compact();
  ASSERT_TRUE(write_snapshot(folder / "graph", graph, 0));
  const auto found = read(folder / "graph");
  ASSERT_TRUE(found);
  EXPECT_EQ(printed_graph(*found), printed_graph(graph));
}

/// What is packed already is not packed again, so each kind of change must be noticed by itself.
TEST(Snapshot, HasEachKindOfChangeMadeSinceTheGraphWasCompacted) {
  const std::function<void(Graph&)> changes[] = {
      [](Graph& graph) { graph.add_label(NodeId{0}, "Late"); },
      [](Graph& graph) { graph.remove_label(NodeId{0}, "Person"); },
      [](Graph& graph) { graph.set_property(NodeId{0}, "name", "Bob"); },
      [](Graph& graph) { graph.set_property(RelationshipId{0}, "since", Value()); },
      [](Graph& graph) { graph.add_evidence(RelationshipId{0}, {NodeId{1}, 1, 2, 3, "q", 1}); },
      [](Graph& graph) { graph.create_index("Person", "name"); },
      [](Graph& graph) { graph.intern_type("UNUSED"); },
      [](Graph& graph) { graph.delete_relationship(RelationshipId{0}); },
      [](Graph& graph) { graph.delete_node(NodeId{2}); },
      [](Graph& graph) { graph.detach_delete_node(NodeId{0}); },
      [](Graph& graph) { graph.create_node({}); },
      [](Graph& graph) { graph.create_relationship(NodeId{1}, "NEW", NodeId{2}); },
      [](Graph& graph) { graph.reserve_ids(9, 0); },
      [](Graph& graph) { graph.reserve_ids(0, 9); },
      [](Graph& graph) {
        const Graph::Transaction taken_back(graph);
        graph.create_relationship(graph.create_node({}), "NEW", NodeId{0});
      },
  };
  TemporaryFolder folder;
  for (const auto& change : changes) {
    Graph graph;
    const NodeId ada = graph.create_node({"Person"}, {{"name", "Ada"}});
    const NodeId article = graph.create_node({"Article"});
    graph.create_node({"Person"}, {{"name", "Ada"}});
    graph.create_relationship(ada, "WROTE", article, {{"since", 1833}});
    graph.compact();
    change(graph);
    const std::string changed = printed_graph(graph);
    graph.compact();
    ASSERT_TRUE(write_snapshot(folder / "graph", graph, 1));
    const auto found = read(folder / "graph");
    ASSERT_TRUE(found) << "change " << &change - changes;
    EXPECT_EQ(printed_graph(*found), changed) << "change " << &change - changes;
  }
}

/// The arrays lie in memory that may not be written: what changes is copied.
TEST(Snapshot, GivesBackAGraphThatCanBeChanged) {
  TemporaryFolder folder;
  const auto file = folder / "graph";
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    Graph graph = random_graph(seed);
    ASSERT_TRUE(write_snapshot(file, graph, 1));
    Graph mapped = std::move(*read(file));
    std::filesystem::remove(snapshot_of(file));
    {
      const Graph::Transaction transaction(mapped);
      RandomChanges(seed + 500, false).make(mapped, 100);
    }
    ASSERT_EQ(printed_graph(mapped), printed_graph(graph)) << "seed " << seed;
    RandomChanges(seed + 1000).make(graph, 200);
    RandomChanges(seed + 1000).make(mapped, 200);
    ASSERT_EQ(printed_graph(mapped), printed_graph(graph)) << "seed " << seed;
    mapped.compact();
    ASSERT_EQ(printed_graph(mapped), printed_graph(graph)) << "seed " << seed;
  }
}

TEST(Snapshot, IsNothingWhenAnyByteIsDamaged) {
  TemporaryFolder folder;
  const auto file = folder / "graph";
  ASSERT_TRUE(write_snapshot(file, random_graph(1, 60), 1));
  std::string bytes;
  {
    std::ifstream in(snapshot_of(file), std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(in), {});
  }
  std::mt19937 random(1);
  for (std::size_t i = 0; i < bytes.size(); i += 1 + random() % 40) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ (1 + random() % 255));
    std::ofstream(snapshot_of(file), std::ios::binary | std::ios::trunc) << damaged;
    ASSERT_FALSE(read(file)) << "byte " << i << " of " << bytes.size();
  }
}

TEST(Snapshot, IsNotWrittenWhereThatCannotBe) {
  TemporaryFolder folder;
  EXPECT_FALSE(write_snapshot(folder / "absent" / "graph", random_graph(1), 1));
}

/// All that can be read of a graph; what it reads does not matter.
void read_everything(const Graph& graph) {
  const std::string all = printed_graph(graph);
  const Topology& topology = graph.topology();
  std::size_t sum = all.size();
  topology.nodes().for_each([&](std::uint32_t node) {
    for (std::uint32_t type = 0; type < graph.type_names().size(); ++type) {
      for (const Adjacent each : topology.outgoing(NodeId{node}, TypeId{type})) {
        sum += each.node.value;
      }
      for (const Adjacent each : topology.incoming(NodeId{node}, TypeId{type})) {
        sum += each.node.value;
      }
    }
    for (const NodeId each : topology.successors(NodeId{node})) sum += each.value;
    for (const NodeId each : topology.predecessors(NodeId{node})) sum += each.value;
  });
  EXPECT_GT(sum, 0u);
}

/// Arrays with a wrong number in them, under checksums that are right: whoever wrote them, nothing
/// may be read but what is there.
TEST(Snapshot, OfAnySortDoesNoHarm) {
  TemporaryFolder folder;
  const auto file = folder / "graph";
  ASSERT_TRUE(write_snapshot(file, random_graph(3, 200), 1));
  const auto original = SnapshotFile::open(snapshot_of(file));
  ASSERT_TRUE(original);
  std::mt19937 random(1);
  int believed = 0;
  for (int round = 0; round < 1500; ++round) {
    const auto names = original->names();
    const std::size_t changed = random() % names.size();
    SnapshotWriter writer(snapshot_of(file));
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto array = original->array<std::byte>(names[i]);
      std::vector<std::byte> bytes(array.begin(), array.end());
      if (i == changed && !bytes.empty()) {
        if (random() % 4 == 0) bytes.resize(random() % bytes.size());
        if (!bytes.empty()) bytes[random() % bytes.size()] = static_cast<std::byte>(random());
      }
      writer.add(names[i], std::span<const std::byte>(bytes));
    }
    writer.finish(1);
    if (const auto graph = read(file)) {
      ++believed;
      try {
        read_everything(*graph);
      } catch (const Error&) {  // a name or a node that is not there
      }
    }
  }
  EXPECT_GT(believed, 100);  // a wrong date is a date
}

}  // namespace
}  // namespace newsgraph::store
