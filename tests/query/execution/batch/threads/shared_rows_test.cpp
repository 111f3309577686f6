// Several threads find what one finds, in the same order.
#include <gtest/gtest.h>

#include <random>

#include "newsgraph/query/engine.h"
#include "query/query_table.h"
#include "query/random_query.h"
#include "query/sanitizer.h"

namespace newsgraph {
namespace {

/// Large enough that scans are shared, and what leaves the few nodes C.
Graph large_graph() {
  std::mt19937 random(11);
  Graph graph;
  constexpr std::uint32_t kNodes = 60000;
  for (std::uint32_t i = 0; i < kNodes; ++i) {
    graph.create_node({i % 3 == 0 ? "A" : "B"},
                      Map{{"x", static_cast<std::int64_t>(random() % 50)},
                          {"s", std::string(1, static_cast<char>('a' + random() % 7))}});
  }
  for (std::uint32_t i = 0; i < 2 * kNodes; ++i) {
    const NodeId from{static_cast<std::uint32_t>(random() % kNodes)};
    const NodeId to{static_cast<std::uint32_t>(random() % kNodes)};
    graph.create_relationship(from, i % 2 == 0 ? "R" : "S", to);
  }
  for (std::int64_t i = 0; i < 20; ++i) graph.create_node({"C"}, {{"n", i}});
  for (std::uint32_t i = 0; i < kNodes; ++i) {
    graph.create_relationship(NodeId{i}, "IN",
                              NodeId{kNodes + static_cast<std::uint32_t>(random() % 20)});
  }
  graph.create_index("C", "n");
  graph.compact();
  return graph;
}

ExecutionLimits with_threads(unsigned threads) {
  ExecutionLimits limits;
  limits.maximum_threads = threads;
  return limits;
}

constexpr const char* kQueries[] = {
    "MATCH (a) RETURN count(*)",
    "MATCH (a:A) RETURN a.s, count(*), sum(a.x), min(a.s), max(a.x)",
    "MATCH (a)-[r]->(b:B) RETURN b.x, count(DISTINCT a.s), count(r)",
    "MATCH ()-[r]->() RETURN type(r) AS type, count(*) ORDER BY type",
    "MATCH (a)-[:R]->(b)-[:S]-(c) WHERE a.x < b.x RETURN count(DISTINCT c), count(*)",
    "MATCH (a:A) OPTIONAL MATCH (a)-[:R]->(b:A) WITH a, count(b) AS n RETURN n, count(*)",
    "MATCH (a) WHERE a.x > 100 RETURN a.s, count(*)",
    "MATCH (c:C)<-[:IN]-(a)-[:R]->(b:B) RETURN c.n, count(*), count(DISTINCT b.x)",
    "MATCH (c:C)<-[:IN]-(a:A) RETURN c.n, count(*)",
    "MATCH (c:C {n: 3})<-[:IN]-(a)-[:R]-(b)-[:IN]->(d:C) RETURN d.n, count(*)",
    "MATCH (a)-[:R]-(b)-[:R]-(c)-[:R]-(a) WHERE a.x < b.x AND b.x <= c.x RETURN count(*)",
    "MATCH (c:C)<-[:IN]-(a)-[:R]->(b)-[:IN]->(c), (a)-[:S]->(d)-[:IN]->(c) RETURN count(*)",
    "MATCH (c:C) WITH c WHERE c.n > 3 MATCH (c)<-[:IN]-(a) WHERE a.x > 7 MATCH (a)-[:S]-(b) "
    "RETURN c.n, b.s, count(*)",
    "MATCH (c:C)<-[:IN]-(a) WITH c, count(*) AS n MATCH (c)<-[:IN]-(a)-[:R]->(b) "
    "RETURN n, count(b), max(b.x)",
    "MATCH (a)-[:R]->(b) RETURN id(a), count(*)",
    "WITH count(*) AS n MATCH (a) RETURN count(a), n",
    "MATCH (a) WITH count(*) AS n MATCH (b:A) RETURN n, count(b)",
    // Many rows compare equal: which are first, and in which order, is that of one thread.
    "MATCH (a:A) RETURN id(a) ORDER BY a.x LIMIT 1000",
    "MATCH (a:A) RETURN id(a), a.s ORDER BY a.s DESC LIMIT 7",
    "MATCH (a)-[r]->(b:B) RETURN id(r), a.x, b.s ORDER BY b.s, a.x DESC SKIP 5 LIMIT 5000",
    "MATCH (a) WHERE a.x > 40 RETURN id(a) ORDER BY a.s",
    "MATCH (a)-[:R]->(b) WHERE a.x = b.x RETURN a.x, id(b) ORDER BY a.x",
    "MATCH (c:C)<-[:IN]-(a)-[:R]->(b:B) RETURN c.n, id(a), b.s ORDER BY b.s, c.n DESC LIMIT 100",
    "MATCH (a) RETURN CASE a.x % 3 WHEN 0 THEN a.s WHEN 1 THEN [a.x] END AS v ORDER BY v LIMIT "
    "3000",
    "MATCH (a) RETURN id(a) ORDER BY a.x LIMIT 0",
    "MATCH (a:A) WHERE a.x > 100 RETURN id(a) ORDER BY a.x",
    "MATCH (a)-[:R]->(b) WHERE a.x <> b.x RETURN DISTINCT a.x, b.s",
    "MATCH (a) RETURN DISTINCT CASE a.x % 2 WHEN 0 THEN a.x ELSE 1.0 * a.x + 1 END AS v",
    "MATCH (a)-->(b) WITH DISTINCT a.s AS s, b.x AS x WHERE x > 3 RETURN s, count(x)",
    "MATCH (a)-->(b) RETURN DISTINCT id(a) LIMIT 3000",
    "MATCH (a:A) WITH DISTINCT a.x AS x SKIP 3 MATCH (c:C {n: x}) RETURN x, c.n",
    // Groups of the nodes of the scan, which no two threads share.
    "MATCH (a)-[:R]-(b) WITH a, count(DISTINCT b.x) AS n RETURN n, count(a)",
    "MATCH (a:A)-->(b) WITH a, collect(b.x) AS xs WHERE size(xs) > 3 RETURN id(a), xs ORDER BY "
    "id(a)",
    "MATCH (a:A)-->(b) WITH a AS c, b.s AS s, avg(1.5 * b.x) AS m, collect(DISTINCT b.s) AS t "
    "RETURN DISTINCT s, m, t ORDER BY m, s LIMIT 1000",
    "MATCH (a:A)-->(b) WITH a, b.s AS s, count(*) AS n WITH a, max(n) AS m, min(s) AS s RETURN m, "
    "s, "
    "count(*) ORDER BY m, s",
    "MATCH (a:A) OPTIONAL MATCH (a)-[:S]->(b) WITH a, sum(b.x) AS x, min(b.x) AS y "
    "MATCH (a)-[:R]->(d) RETURN x, y, count(DISTINCT d), count(*)",
    "MATCH (a:A)-->(b) WITH b AS a, a AS c, count(*) AS n RETURN id(a), id(c), n ORDER BY n LIMIT "
    "9",
    "MATCH (a:A)-->(b) WITH a.x AS a, count(*) AS n WITH a, max(n) AS n RETURN a, n ORDER BY n",
    "MATCH (a:A), (c:C {n: 3}) WITH a, count(c) AS n RETURN n, count(a)",
    "MATCH (c:C), (a:A) WITH a, count(c) AS n RETURN n, count(a)",
    // Groups of few rows each, with much to do for each row: threads exchange rows.
    "MATCH (a)-[:R|S]->(b)-[:R|S]-(c) RETURN id(b), a.x, count(*), count(DISTINCT c.s), max(c.x)",
    "MATCH (a)-[:R|S]->(b)-[:R|S]-(c) WITH b, a.x AS x, count(DISTINCT c.s) AS n WHERE n > 1 "
    "RETURN count(b)",
    "MATCH (c:C)<-[:IN]-(a)-[:R]-(b)-[:S]-(d) WITH d, c, min(b.s) AS s, sum(b.x) AS x WHERE x % 7 "
    "= 0 "
    "RETURN id(d), c.n, s, x",
    "MATCH (a)-[:R|S]->(b)-[:R|S]-(c) RETURN DISTINCT id(a), b.x, c.s ORDER BY b.x LIMIT 5000",
    "MATCH (a)-[:R]-(b)-[:S]-(c) WITH DISTINCT c, a.x AS x RETURN x, count(c.n)",
    "MATCH (a) WITH a ORDER BY a.x DESC LIMIT 50 MATCH (a)-[:R]-(b) RETURN id(a), id(b)",
};

// Where rows differ, there are so many of them that it takes too long to find out which.
/// Row operators look up rows the other way round.
constexpr const char* kJoins[] = {
    "MATCH (a:A), (c:C) WHERE a.x = c.n RETURN a.s, count(*), count(DISTINCT c.n)",
    "MATCH (c:C), (a)-[:R]->(b) WHERE c.n = b.x RETURN b.s, count(*)",
    "MATCH (a:A), (c:C) WHERE a.x < c.n RETURN a.s, count(*)",
    "MATCH (c:C) WITH c MATCH (a:A) WHERE a.x = c.n RETURN a.s, c.n, count(*)",
    "MATCH (a:A), (b:B) WHERE a.x = b.x AND a.s = b.s AND id(a) < id(b) RETURN id(b), count(*)",
    "MATCH (a:A), (c:C) WHERE a.x = c.n RETURN id(a), id(c) ORDER BY a.s LIMIT 100",
};

TEST(SharedRows, JoinWhatOneThreadJoins) {
  const Graph graph = large_graph();
  for (const char* query : kJoins) {
    const std::string alone = rows_text(graph, Engine(graph).run(query));
    for (const unsigned threads : {2U, 5U}) {
      Engine engine(graph);
      engine.set_limits(with_threads(threads));
      EXPECT_EQ(rows_text(graph, engine.run(query)), alone) << query;
    }
  }
}

TEST(SharedRows, FindWhatOneThreadFinds) {
  const Graph graph = large_graph();
  for (const char* query : kQueries) {
    const std::string alone = rows_text(graph, Engine(graph).run(query));
    for (const unsigned threads : {2U, 5U}) {
      Engine engine(graph);
      engine.set_limits(with_threads(threads));
      EXPECT_TRUE(rows_text(graph, engine.run(query)) == alone) << query;
    }
    if (testing::kIsSanitized) continue;  // rows take most of the time
    Engine by_rows(graph);
    by_rows.set_execution_mode(ExecutionMode::kRows);
    EXPECT_TRUE(rows_text(graph, by_rows.run(query)) == alone) << query;
  }
}

/// Merged, they come in the order of their nodes, not of the scan, and not as the row operators
/// make them.
TEST(SharedRows, AreInOrderWhereTheyAreMergedBeforeAStep) {
  const Graph graph = large_graph();
  Engine shared(graph);
  shared.set_limits(with_threads(3));
  for (const char* query : {"MATCH (a)-[:S]-(b) WITH b MATCH (b)-[:R]->(c) RETURN id(c), count(*)",
                            "MATCH (a)-[:S]-(b) WITH b MATCH (b)-[:R]->(c) RETURN count(*)"}) {
    EXPECT_TRUE(rows_text(graph, shared.run(query)) == rows_text(graph, Engine(graph).run(query)))
        << query;
  }
}

TEST(SharedRows, AgreeOnQueriesThatNobodyWrote) {
  const Graph graph = large_graph();
  Engine alone(graph), shared(graph);
  ExecutionLimits limits;
  limits.timeout = std::chrono::milliseconds(50);
  alone.set_limits(limits);
  shared.set_limits(with_threads(3));
  int compared = 0;
  for (std::uint32_t seed = 1; seed <= 120; ++seed) {
    std::mt19937 random(seed);
    const std::string query = random_query([&](std::uint32_t bound) { return random() % bound; });
    std::string expected;
    try {
      expected = rows_text(graph, alone.run(query));
    } catch (const QueryError&) {
      continue;  // too much for one thread, or unsound
    }
    ++compared;
    EXPECT_TRUE(rows_text(graph, shared.run(query)) == expected)
        << "seed " << seed << ": " << query;
  }
  EXPECT_GT(compared, 10);
}

TEST(SharedRows, StopTogether) {
  const Graph graph = large_graph();
  Engine engine(graph);
  ExecutionLimits limits = with_threads(3);
  int told = 0;
  limits.timeout = std::chrono::milliseconds(20);
  limits.on_stop = [&](const QueryError&) { ++told; };
  engine.set_limits(limits);
  try {
    engine.run("MATCH (a), (b), (c) RETURN count(DISTINCT a.x + b.x + c.x)");
    FAIL() << "it ended";
  } catch (const QueryError& error) {
    EXPECT_EQ(error.detail(), "TimeLimit");
  }
  EXPECT_EQ(told, 1);
}

TEST(SharedRows, PassOnTheErrorOfOne) {
  const Graph graph = large_graph();
  Engine engine(graph);
  engine.set_limits(with_threads(3));
  EXPECT_THROW(engine.run("MATCH (a) RETURN sum(a.x + 9223372036854775000)"), QueryError);
  EXPECT_THROW(engine.run("MATCH (a) RETURN count(a.x / (a.x - 1))"), QueryError);
  EXPECT_THROW(
      engine.run("MATCH (a)-[:R|S]->(b)-[:R|S]-(c) RETURN id(b), a.x, sum(1 / (id(c) - 59000))"),
      QueryError);
}

/// A procedure is called row by row: so is what lies above it.
TEST(SharedRows, AreNotAskedForMoreThanTheFirst) {
  const Graph graph = large_graph();
  for (const char* call : {"", "CALL db.labels() YIELD label "}) {
    const std::string query = "MATCH (a) WITH DISTINCT 1 / (id(a) - 30000) AS x " +
                              std::string(call) + "RETURN x LIMIT 1";
    Engine engine(graph);
    engine.set_limits(with_threads(3));
    EXPECT_EQ(rows_text(graph, engine.run(query)), "0\n") << query;
  }
}

}  // namespace
}  // namespace newsgraph
