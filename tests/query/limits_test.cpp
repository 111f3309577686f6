// Queries that would run for ever or fill the memory, each stopped by the limit that it meets.
#include "newsgraph/query/limits.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>

#include "query/processor_time.h"
#include "query/query_table.h"

namespace newsgraph {
namespace {

using std::chrono::milliseconds;

/// Thirty nodes, each with a relationship to each: 870 of them, with more walks than atoms.
const Graph& dense_graph() {
  static const Graph graph = [] {
    Graph made = graph_of("UNWIND range(1, 30) AS x CREATE (:N {x: x, s: 'node ' + x})");
    Engine(made).run("MATCH (a:N), (b:N) WHERE a.x <> b.x CREATE (a)-[:R]->(b)");
    return made;
  }();
  return graph;
}

/// "finished", or the detail of the error.
std::string end_of(Engine& engine, const std::string& query) {
  try {
    engine.run(query);
    return "finished";
  } catch (const QueryError& error) {
    return error.detail();
  }
}

std::string end_of(const std::string& query, const ExecutionLimits& limits) {
  Engine engine(dense_graph());
  engine.set_limits(limits);
  return end_of(engine, query);
}

ExecutionLimits time_limit(milliseconds timeout) {
  ExecutionLimits limits;
  limits.timeout = timeout;
  return limits;
}

ExecutionLimits memory_limit(std::size_t bytes) {
  ExecutionLimits limits;
  limits.maximum_bytes = bytes;
  return limits;
}

constexpr std::size_t kMegabyte = 1 << 20;

const char* const kEndless[] = {
    // cross products
    "MATCH (a), (b), (c), (d), (e), (f), (g), (h) "
    "WHERE a.x + b.x + c.x + d.x + e.x + f.x + g.x + h.x < 0 RETURN count(*)",
    "MATCH (a), (b), (c), (d), (e), (f), (g), (h) WHERE a.x + b.x + c.x + h.x < 0 RETURN a",
    "MATCH (a), (b), (c), (d), (e), (f), (g), (h) "
    "RETURN DISTINCT a.x + b.x + c.x + d.x + e.x + f.x + g.x + h.x",
    "MATCH (a), (b), (c), (d), (e), (f), (g), (h) RETURN a SKIP 1000000000000",
    "MATCH (a), (b), (c), (d), (e), (f), (g), (h) "
    "RETURN sum(a.x + b.x + c.x), max(d.s + e.s + f.s), avg(g.x + h.x)",
    "MATCH (a) WHERE EXISTS { MATCH (b), (c), (d), (e), (f), (g) WHERE "
    "b.x + c.x + d.x + e.x + f.x + g.x < 0 RETURN b } "
    "RETURN a",
    "MATCH (a) OPTIONAL MATCH (b), (c), (d), (e), (f), (g), (h) WHERE "
    "b.x + c.x + d.x + e.x + f.x + g.x + h.x = 0 "
    "RETURN count(b)",
    "MATCH (a), (b), (c), (d), (e), (f), (g) RETURN 1 AS x ORDER BY a.x LIMIT 1",
    "MATCH (a), (b), (c), (d), (e), (f), (g) RETURN 1 AS x UNION RETURN 2 AS x",
    // walks
    "MATCH (a)-[*]->(b) RETURN count(*)",
    "MATCH p = (a)-[*]-(b) WHERE length(p) < 0 RETURN p",
    "MATCH (a {x: 1})-[*100..]->(b {x: 0}) RETURN count(*)",
    "MATCH (a {x: 1}), (b {x: 2}) MATCH (a)-[*5..]->(b) RETURN count(*)",
    "MATCH (a) WHERE EXISTS { MATCH (a)-[r*]->(b) WHERE size(r) + b.x < 0 RETURN a } RETURN a",
    "MATCH (a) RETURN [(a)-[*]->(b) WHERE b.x < 0 | b]",
    "MATCH (a)-->(b)-->(c)-->(d)-->(e)-->(f)-->(g)-->(h) WHERE h.x < a.x - 99 RETURN 1",
    "UNWIND range(1, 100000) AS i MATCH (a), (b) WHERE a <> b "
    "MATCH p = allShortestPaths((a)-[*]->(b)) RETURN max(i + length(p))",
    // lists
    "UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b RETURN count(*)",
    "UNWIND range(1, 10000) AS a RETURN sum(size([x IN range(1, 10000) WHERE x < 0]))",
    "UNWIND range(1, 10000) AS a WITH a WHERE all(x IN range(1, 10000) WHERE x > 0) RETURN "
    "count(*)",
    "UNWIND range(1, 10000) AS a RETURN sum(reduce(s = 0, x IN range(1, 10000) | (s + x) % 7))",
    "WITH range(1, 10000) AS l UNWIND l AS x UNWIND l AS y WITH x WHERE 0 IN l RETURN count(*)",
    "WITH range(1, 10000) AS l UNWIND l AS x WITH l WHERE l[1..] = tail(l) AND x < 0 RETURN 1",
    // strings
    "WITH reduce(s = 'abcdefgh', i IN range(1, 20) | s + s) AS s UNWIND range(1, 1000) AS i "
    "RETURN sum(size(toUpper(s)) + size(reverse(s)) + size(replace(s, 'a', 'b')))",
    "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ '(a|aa)+'",
    "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ '((a*)*)*[bc]'",
    "UNWIND range(1, 100000) AS x WITH reduce(s = 'a', i IN range(1, 14) | s + s) AS s "
    "RETURN count(replace(s, 'aa', 'b'))",
};

TEST(Limits, StopWhateverTakesTooLong) {
  for (const char* query : kEndless) {
    const testing::ProcessorTime time;
    const auto begin = time.used();
    const std::string end = end_of(query, time_limit(milliseconds(5)));
    const auto taken = time.used() - begin;
    // A pattern that explodes may be given up by the matcher itself.
    EXPECT_TRUE(end == "TimeLimit" || end == "InvalidRegularExpression") << query << ": " << end;
    EXPECT_LT(taken, milliseconds(500)) << query;
  }
}

TEST(Limits, CancelWithinATenthOfASecond) {
  for (const char* query : kEndless) {
    std::stop_source stop;
    ExecutionLimits limits;
    limits.stop = stop.get_token();
    const testing::ProcessorTime time;
    std::chrono::nanoseconds asked{};
    std::jthread canceller([&] {
      std::this_thread::sleep_for(milliseconds(3));
      asked = time.used();
      stop.request_stop();
    });
    const std::string end = end_of(query, limits);
    const auto stopped = time.used();
    canceller.join();
    EXPECT_TRUE(end == "Cancelled" || end == "InvalidRegularExpression") << query << ": " << end;
    // A millisecond or two, and what a slow machine adds.
    EXPECT_LT(stopped - asked, milliseconds(100)) << query;
  }
}

TEST(Limits, StopWhateverTakesTooMuchMemory) {
  const char* queries[] = {
      "RETURN size(range(1, 100000))",
      "RETURN [x IN range(1, 10000) | range(1, x)]",
      "RETURN [x IN range(1, 10000) | toString(x) + ' is a string too long to lie in its value']",
      "RETURN [x IN range(1, 10000) | {key: x, other: 'x'}]",
      "RETURN reduce(s = 'a', x IN range(1, 100) | s + s)",
      "RETURN reduce(s = 'aa', x IN range(1, 100) | replace(s, 'a', 'aa'))",
      "RETURN reduce(l = [1], x IN range(1, 100) | l + l)",
      "RETURN reduce(l = [1], x IN range(1, 100) | [l, l])",
      "RETURN reduce(m = {}, x IN range(1, 100) | {a: m, b: m})",
      "WITH [1, 1, 1, 1, 1, 1, 1, 1] AS l WITH [l, l, l, l, l, l, l, l] AS l "
      "WITH [l, l, l, l, l, l, l, l] AS l WITH [l, l, l, l, l, l, l, l] AS l "
      "WITH [l, l, l, l, l, l, l, l] AS l RETURN l = l",
      "RETURN split(reduce(s = 'a', x IN range(1, 17) | s + s), '')",
      "UNWIND range(1, 10000) AS x WITH x, range(1, 10) AS l RETURN collect(l)",
      "UNWIND range(1, 10000) AS x UNWIND range(1, 10000) AS y RETURN collect(x)",
      "UNWIND range(1, 10000) AS x UNWIND range(1, 10000) AS y RETURN collect(DISTINCT x * y)",
      "UNWIND range(1, 10000) AS x UNWIND range(1, 10000) AS y RETURN percentileCont(x, 0.5)",
      "UNWIND range(1, 10000) AS x UNWIND range(1, 10000) AS y RETURN x, y ORDER BY y",
      "UNWIND range(1, 10000) AS x UNWIND range(1, 10000) AS y RETURN DISTINCT x, y",
      "UNWIND range(1, 10000) AS x UNWIND range(1, 10000) AS y RETURN x + y AS z, count(*), max(x)",
      "UNWIND range(1, 10000) AS x UNWIND range(1, 10000) AS y RETURN x, y",
      "MATCH p = (a)-[*]->(b) RETURN collect(p)",
      "MATCH (a) RETURN [(a)-[*]->(b) | b.s]",
      "MATCH (a)-[r*]->(b) RETURN r ORDER BY size(r)",
  };
  for (const char* query : queries) {
    ExecutionLimits limits = memory_limit(kMegabyte);
    limits.timeout = std::chrono::minutes(2);  // a sanitizer takes its time
    EXPECT_EQ(end_of(query, limits), "MemoryLimit") << query;
  }
}

TEST(Limits, CountTheLongStringsOfGroups) {
  const std::string longer(2000, 'x');
  for (const std::string& query : {
           "MATCH (a), (b) WITH a.x * 30 + b.x AS k, max(toUpper(a.s + '" + longer +
               "')) AS t RETURN max(size(t))",
           "MATCH (a), (b) WITH DISTINCT toUpper(a.s + b.s + '" + longer.substr(0, 750) +
               "') AS t RETURN count(*)",
       }) {
    EXPECT_EQ(end_of(query, memory_limit(kMegabyte)), "MemoryLimit") << query;
    EXPECT_EQ(end_of(query, memory_limit(8 * kMegabyte)), "finished") << query;
  }
}

TEST(Limits, CountWhatIsFoundOfGroupsAndThePlacesOfSortedRows) {
  // 27,000 groups or rows, whose keys and values alone would fit.
  const std::string groups = "MATCH (a), (b), (c) WITH a.x * 900 + b.x * 30 + c.x AS k, ";
  for (const std::string& query : {
           groups + "avg(a.x) AS p, avg(b.x) AS q RETURN max(p + q)",
           groups + "sum(a.x) AS p, sum(b.x) AS q, count(*) AS r, min(a.x) AS s, max(a.x) AS t "
                    "RETURN max(p + q + r + s + t)",
           std::string("MATCH (a), (b), (c) WITH a.x AS x, b.x AS y, c.x AS z "
                       "ORDER BY x + y + z RETURN max(x + y), max(z)"),
       }) {
    EXPECT_EQ(end_of(query, memory_limit(kMegabyte)), "MemoryLimit") << query;
    EXPECT_EQ(end_of(query, memory_limit(8 * kMegabyte)), "finished") << query;
  }
}

TEST(Limits, CountWhatSearchesOfManyRowsKeepOfNodes) {
  // Each row looks at two nodes; all of them have a place until the end.
  const Graph graph = graph_of("UNWIND range(1, 20000) AS x CREATE (:A)-[:R]->(:B)");
  for (const char* path : {"shortestPath", "allShortestPaths"}) {
    const std::string query = "MATCH (a:A)-[:R]->(b:B) MATCH p = " + std::string(path) +
                              "((a)-[*]->(b)) RETURN max(length(p))";
    Engine engine(graph);
    engine.set_limits(memory_limit(kMegabyte));
    EXPECT_EQ(end_of(engine, query), "MemoryLimit") << query;
    engine.set_limits(memory_limit(8 * kMegabyte));
    EXPECT_EQ(end_of(engine, query), "finished") << query;
  }
}

TEST(Limits, StopEndlessWritesAndLeaveTheGraphAsItWas) {
  Graph graph = graph_of("UNWIND range(1, 30) AS x CREATE (:N {x: x})-[:R]->(:M)");
  const std::string before = answer(graph, "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n, r, m");
  const char* queries[] = {
      "UNWIND range(1, 10000) AS x CREATE (:A {x: x})-[:R]->(:B)",
      "UNWIND range(1, 10000) AS x UNWIND range(1, 10000) AS y CREATE ()",
      "UNWIND range(1, 10000) AS x MERGE (:A {x: x})",
      "FOREACH (x IN range(1, 10000) | FOREACH (y IN range(1, 10000) | CREATE (:A)))",
      "MATCH (n:N) FOREACH (x IN range(1, 10000) | SET n.y = x)",
      "MATCH (n:N) FOREACH (x IN range(1, 10000) | SET n:Z REMOVE n:Z)",
      "MATCH (a:N), (b:N), (c:N), (d:N) CREATE (a)-[:S]->(b)",
      "UNWIND range(1, 10000) AS x MATCH (n) DETACH DELETE n CREATE (:M {s: 'a new one'})",
  };
  for (const char* query : queries) {
    Engine engine(graph);
    engine.set_limits(memory_limit(kMegabyte));
    EXPECT_EQ(end_of(engine, query), "MemoryLimit") << query;
    EXPECT_EQ(answer(graph, "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n, r, m"), before)
        << query;
  }
}

TEST(Limits, RunOverRangesWithoutMakingAList) {
  ExecutionLimits limits = memory_limit(kMegabyte);
  for (const char* query : {
           "UNWIND range(1, 1000000000000) AS x RETURN x LIMIT 3",
           "RETURN any(x IN range(1, 1000000000000) WHERE x = 7)",
           "RETURN reduce(s = 0, x IN range(1, 100000) | s + x)",
           "UNWIND range(-9223372036854775808, 9223372036854775807) AS x RETURN x LIMIT 1",
       }) {
    EXPECT_EQ(end_of(query, limits), "finished") << query;
  }
  EXPECT_EQ(end_of("WITH range(1, 100000001) AS l RETURN size(l)", {}), "NumberOutOfRange");
}

TEST(Limits, TellWhyAQueryStopsBeforeItsChangesAreTakenBack) {
  Graph graph;
  ExecutionLimits limits = memory_limit(kMegabyte);
  std::string told;
  std::size_t nodes_then = 0;
  limits.on_stop = [&](const QueryError& error) {
    told = error.detail();
    nodes_then = graph.node_count();
  };
  Engine engine(graph);
  engine.set_limits(limits);
  EXPECT_EQ(end_of(engine, "UNWIND range(1, 1000000) AS x CREATE (:A)"), "MemoryLimit");
  EXPECT_EQ(told, "MemoryLimit");
  EXPECT_GT(nodes_then, 0U);
  EXPECT_EQ(graph.node_count(), 0U);
}

TEST(Limits, StopTuplesOfParallelRelationships) {
  Graph graph = graph_of(
      "CREATE (a:P), (b:Q) WITH a, b UNWIND range(1, 1500) AS i CREATE (a)-[:T {w: i}]->(b)");
  Engine engine(graph);
  engine.set_limits(time_limit(milliseconds(5)));
  for (const char* query : {
           "MATCH (a:P)-[r1:T]->(b:Q), (a)-[r2:T]->(b), (a)-[r3:T]->(b), (a)-[r4:T]->(b) "
           "RETURN count(*)",
           "MATCH (a:P)-[r1:T]->(b:Q), (a)-[r2:T]->(b), (a)-[r3:T]->(b) "
           "RETURN max(r1.w + r2.w + r3.w)",
       }) {
    const testing::ProcessorTime time;
    const auto begin = time.used();
    EXPECT_EQ(end_of(engine, query), "TimeLimit") << query;
    EXPECT_LT(time.used() - begin, milliseconds(500)) << query;
  }
}

TEST(Limits, CountSharedValuesOnce) {
  // Each row holds the same list of 1,000 items: about 60 KB, not 60 MB.
  EXPECT_EQ(end_of("WITH range(1, 1000) AS l UNWIND l AS x RETURN l, x ORDER BY x DESC",
                   memory_limit(kMegabyte)),
            "finished");
}

TEST(Limits, CountWhatIsHeldAtATimeNotWhatWasEverMade) {
  EXPECT_EQ(end_of("UNWIND range(1, 2000) AS x WITH [i IN range(1, 100) | i + x] AS l "
                   "RETURN sum(size(l))",
                   memory_limit(kMegabyte)),
            "finished");
  EXPECT_EQ(end_of("UNWIND range(1, 10000) AS x RETURN x ORDER BY x DESC LIMIT 3",
                   memory_limit(kMegabyte)),
            "finished");
}

TEST(Limits, BoundTheNumberOfRows) {
  ExecutionLimits limits;
  limits.maximum_rows = 10;
  EXPECT_EQ(end_of("UNWIND range(1, 10) AS x RETURN x", limits), "finished");
  EXPECT_EQ(end_of("UNWIND range(1, 11) AS x RETURN x", limits), "RowLimit");
  EXPECT_EQ(end_of("UNWIND range(1, 11) AS x RETURN count(x)", limits), "finished");
  EXPECT_EQ(end_of("UNWIND range(1, 11) AS x RETURN x LIMIT 10", limits), "finished");
}

TEST(Limits, SayWhatToDo) {
  ExecutionLimits limits = memory_limit(kMegabyte);
  limits.timeout = milliseconds(10);
  limits.maximum_rows = 2;
  Engine engine(dense_graph());
  engine.set_limits(limits);
  const auto message = [&](const char* query) -> std::string {
    try {
      engine.run(query);
    } catch (const QueryError& error) {
      return error.describe();
    }
    return "finished";
  };
  EXPECT_EQ(message("RETURN range(1, 1000000)"),
            "ExecutionStopped (MemoryLimit): the query needs more than the 1 MiB of memory it may "
            "use\nNarrow what is sorted, collected or grouped, add LIMIT, or allow more memory.");
  EXPECT_EQ(message("MATCH (a) RETURN a"),
            "ExecutionStopped (RowLimit): the query gives more than the 2 rows it may\nAdd LIMIT, "
            "or allow more rows.");
  EXPECT_EQ(message("MATCH (a)-[*]->(b) RETURN count(*)"),
            "ExecutionStopped (TimeLimit): the query took longer than the 10 ms it may\nNarrow "
            "its pattern, give its paths a maximum length, or allow more time.");
}

// ---- the text of a query -------------------------------------------------------------------

std::string repeat(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(Limits, BoundHowDeepTheTextNests) {
  Graph graph;
  const int deep = 100'000;
  const std::string queries[] = {
      "RETURN " + repeat("(", deep) + "1" + repeat(")", deep),
      "RETURN " + repeat("[", deep) + "1" + repeat("]", deep),
      "RETURN " + repeat("{a: ", deep) + "1" + repeat("}", deep),
      "RETURN " + repeat("-", deep) + "x",
      "RETURN " + repeat("NOT ", deep) + "true",
      "RETURN " + repeat("CASE WHEN ", deep) + "true" + repeat(" THEN 1 END", deep),
      "RETURN " + repeat("size(", deep) + "1" + repeat(")", deep),
      "RETURN " + repeat("[x IN ", deep) + "1" + repeat("]", deep),
      "RETURN 1" + repeat(" + 1", deep),
      "RETURN true" + repeat(" OR true", deep),
      "RETURN true" + repeat(" AND true", deep),
      "RETURN 1" + repeat(" IN [1]", deep),
      "WITH {} AS m RETURN m" + repeat(".a", deep),
      "WITH [] AS l RETURN l" + repeat("[0]", deep),
      "MATCH " + repeat("(", deep) + "a" + repeat(")", deep) + " RETURN a",
      "MATCH (a) WHERE " + repeat("EXISTS { (a) WHERE ", deep) + "true" + repeat("}", deep) +
          " RETURN a",
      repeat("FOREACH (x IN [1] | ", deep) + "CREATE ()" + repeat(")", deep),
      "MATCH (a)" + repeat("-->()", deep) + " RETURN a",
      repeat("MATCH (a) ", deep) + "RETURN a",
      "RETURN " + repeat("(", 400) + "1" + repeat(repeat(" + 1", 1000) + ")", 400),
  };
  for (const std::string& query : queries) {
    const std::string end = answer(graph, query);
    EXPECT_TRUE(end == "SyntaxError: UnexpectedSyntax" || end == "SyntaxError: QueryTooLong")
        << query.substr(0, 60) << ": " << end.substr(0, 60);
  }
}

TEST(Limits, TakeTextsThatAreLongButNotDeep) {
  Graph graph;
  EXPECT_EQ(answer(graph, "RETURN size([" + repeat("1, ", 300'000) + "1])"), "300001\n");
  EXPECT_EQ(answer(graph, "RETURN size('" + repeat("x", 1 << 20) + "')"), "1048576\n");
  EXPECT_EQ(answer(graph, "RETURN 1 IN [" + repeat("2, ", 100'000) + "1] AS x"), "true\n");
  EXPECT_EQ(answer(graph, "RETURN " + repeat(" ", 1 << 20) + "1"), "1\n");
  EXPECT_EQ(answer(graph, "WITH {a: {}} AS m RETURN size([" + repeat("m.a.b, ", 50'000) + "1])"),
            "50001\n");
  EXPECT_EQ(answer(graph, "RETURN " + repeat("9", 100'000)), "SyntaxError: IntegerOverflow");
  EXPECT_EQ(answer(graph, "RETURN 1e" + repeat("9", 100'000)),
            "SyntaxError: FloatingPointOverflow");
}

}  // namespace
}  // namespace newsgraph
