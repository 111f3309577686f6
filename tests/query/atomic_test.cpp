// A write that fails, or is stopped, leaves graph and file as they were, whatever it had done.
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <random>
#include <sstream>
#include <string>

#include <unistd.h>

#include "newsgraph/graph/export.h"
#include "newsgraph/graph/store.h"
#include "query/query_table.h"
#include "query/random_graph.h"

namespace newsgraph {
namespace {

using Below = std::function<std::uint32_t(std::uint32_t)>;

std::string exported(const Graph& graph) {
  std::ostringstream out;
  export_graph(graph, Selection::all(graph), ExportFormat::kJson, out);
  return out.str() + std::to_string(graph.node_id_bound()) + "/" +
         std::to_string(graph.relationship_id_bound());
}

/// Clauses that change something of every node `n`.
std::string random_changes(const Below& below) {
  constexpr const char* kChanges[] = {
      "SET n.x = coalesce(n.x, 0) + 1",
      "SET n = {y: 'replaced'}",
      "SET n += {x: null, z: [1, 2]}",
      "SET n:Extra:B",
      "REMOVE n.x",
      "REMOVE n:A:B",
      "CREATE (n)-[:NEW {w: 1}]->(:Fresh {of: id(n)})",
      "CREATE (n)-[:NEW]->(n)",
      "MERGE (n)-[:R]->(m:C) ON CREATE SET m.made = true ON MATCH SET m.found = true",
      "MERGE (:Single {name: 'only one'})",
      "FOREACH (i IN range(1, 3) | CREATE (n)-[:LOOP {i: i}]->(n))",
      "WITH n OPTIONAL MATCH (n)-[old]->() DELETE old",
      "WITH n OPTIONAL MATCH (n)-->(gone) WHERE gone <> n DETACH DELETE gone WITH DISTINCT n "
      "MATCH (n)",
      "WITH n CREATE (tmp:Temporary) WITH n, tmp DETACH DELETE tmp",
  };
  std::string text;
  for (std::uint32_t count = 1 + below(5); count > 0; --count) {
    text += std::string(" ") + kChanges[below(std::size(kChanges))];
    text += " WITH n";
  }
  return text;
}

/// A writing query that is bound to fail once it has changed things.
std::string random_failure(const Below& below) {
  constexpr const char* kFailures[] = {
      " WITH count(*) AS c, collect(n) AS ns RETURN 1 / 0 AS x",
      " CREATE (:Last) WITH count(*) AS c UNWIND [1, 0] AS y CREATE ({v: c / y})",
      " WITH collect(n) AS ns SET (head(ns)).m = {a: 1}",
      " WITH count(*) AS c CREATE (a:X)-[:R]->(b:X) WITH a DELETE a",
      " WITH count(*) AS c UNWIND range(1, 100000) AS i CREATE (:Many {i: i})",
      " WITH count(*) AS c UNWIND range(1, 2000) AS i RETURN i",
  };
  return "MATCH (n)" + random_changes(below) + kFailures[below(std::size(kFailures))];
}

ExecutionLimits small_limits() {
  ExecutionLimits limits;
  limits.maximum_bytes = 1 << 19;
  limits.maximum_rows = 1000;
  return limits;
}

TEST(FailingWrite, ChangesNothingInMemory) {
  int failed_in_the_end = 0;
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    std::mt19937 random(seed);
    const Below below = [&](std::uint32_t bound) { return random() % bound; };
    Graph graph = random_graph(seed);
    const std::string before = exported(graph);
    const std::string query = random_failure(below);
    Engine engine(graph);
    engine.set_limits(small_limits());
    try {
      engine.run(query);
      ADD_FAILURE() << "seed " << seed << " did not fail: " << query;
    } catch (const QueryError& error) {
      failed_in_the_end += error.phase() == QueryError::Phase::kRuntime ? 1 : 0;
    }
    ASSERT_EQ(exported(graph), before) << "seed " << seed << ": " << query;
    // The graph is as good as one where the write was never tried.
    Graph twin = random_graph(seed);
    for (Graph* each : {&graph, &twin}) {
      Engine(*each).run("MATCH (n) CREATE (n)-[:AFTER]->(:After {x: n.x}) SET n.seen = true");
    }
    ASSERT_EQ(exported(graph), exported(twin)) << "seed " << seed << ": " << query;
  }
  EXPECT_GT(failed_in_the_end, 250);
}

TEST(FailingWrite, ChangesNothingInTheFile) {
  std::string pattern = (std::filesystem::temp_directory_path() / "newsgraph-XXXXXX").string();
  const std::filesystem::path folder = mkdtemp(pattern.data());
  Store store = Store::open(folder / "g.newsgraph", Store::Mode::kCreate);
  store.write([](Graph& graph) {
    Engine(graph).run("UNWIND range(1, 5) AS x CREATE (:A {x: x})-[:R]->(:B)");
  });
  const std::string before = exported(store.graph());
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    std::mt19937 random(seed);
    const std::string query = random_failure([&](std::uint32_t bound) { return random() % bound; });
    EXPECT_THROW(store.write([&](Graph& graph) {
      Engine engine(graph);
      engine.set_limits(small_limits());
      engine.run(query);
    }),
                 QueryError)
        << query;
    ASSERT_EQ(exported(store.graph()), before) << query;
  }
  EXPECT_EQ(exported(Store::open(store.file(), Store::Mode::kRead).graph()), before);
  std::filesystem::remove_all(folder);
}

TEST(FailingWrite, ChangesNothingWhenCancelledAtAnyMoment) {
  for (int rows = 1; rows <= 20; ++rows) {
    Graph graph = random_graph(3);
    const std::string before = exported(graph);
    std::stop_source stop;
    ExecutionLimits limits;
    limits.stop = stop.get_token();
    Engine engine(graph);
    engine.set_limits(limits);
    int seen = 0;
    const auto run = [&] {
      engine.stream(
          "UNWIND range(1, 1000) AS i CREATE (n:New {i: i}) SET n:Other RETURN n", {},
          [](const auto&) {},
          [&](const Row&) {
            if (++seen == rows * 40) stop.request_stop();
            return true;
          });
    };
    EXPECT_THROW(run(), QueryError);
    EXPECT_EQ(exported(graph), before) << rows;
  }
}

}  // namespace
}  // namespace newsgraph
