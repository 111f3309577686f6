#include "newsgraph/query/engine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/query_table.h"

namespace newsgraph {
namespace {

TEST(Engine, GivesColumnsRowsAndChanges) {
  Graph graph;
  Engine engine(graph);
  const Result made =
      engine.run("CREATE (a:A {x: $x})-[:R]->(b:B) RETURN a.x AS x, labels(b)", {{"x", 7}});
  EXPECT_THAT(made.columns, testing::ElementsAre("x", "labels(b)"));
  EXPECT_EQ(rows_text(graph, made), "7 | ['B']\n");
  EXPECT_EQ(made.changes.nodes_created, 2);
  EXPECT_EQ(made.changes.relationships_created, 1);
  EXPECT_EQ(made.changes.labels_added, 2);
}

TEST(Engine, GivesNoRowsWithoutReturn) {
  Graph graph;
  const Result result = Engine(graph).run("UNWIND [1, 2] AS x CREATE ({x: x})");
  EXPECT_TRUE(result.columns.empty());
  EXPECT_TRUE(result.rows.empty());
  EXPECT_EQ(graph.node_count(), 2u);
}

TEST(Engine, LeavesTheGraphAsItWasWhenAQueryFails) {
  Graph graph = graph_of("CREATE (:A {n: 1})-[:R]->(:B)");
  const char* queries[] = {
      "MATCH (a:A) SET a.n = 2 WITH a RETURN 1 / 0 AS x",
      "CREATE (:C) WITH 1 AS x UNWIND [1, 0] AS y CREATE (:D {v: x / y})",
      "MATCH (b:B) DELETE b",
      "MATCH (a:A)-[r]->(b) DELETE r, b SET a.n = {}",
  };
  for (const char* query : queries) {
    EXPECT_THROW(Engine(graph).run(query), QueryError) << query;
    EXPECT_EQ(answer(graph, "MATCH p = (:A)-->(:B) RETURN p"), "<(:A {n: 1})-[:R]->(:B)>\n")
        << query;
    EXPECT_EQ(graph.node_count(), 2u) << query;
  }
}

TEST(Engine, StopsReadingWhenTheCallerHasEnough) {
  const Graph graph;
  int rows = 0;
  Engine(graph).stream(
      "UNWIND range(1, 1000000) AS x RETURN x", {}, [](const auto&) {},
      [&](const Row&) { return ++rows < 3; });
  EXPECT_EQ(rows, 3);
}

TEST(Engine, WritesAllEvenWhenTheCallerHasEnough) {
  Graph graph;
  Engine(graph).stream(
      "UNWIND range(1, 10) AS x CREATE (n) RETURN n", {}, [](const auto&) {},
      [](const Row&) { return false; });
  EXPECT_EQ(graph.node_count(), 10u);
}

TEST(Engine, RefusesToWriteWhatIsForReading) {
  const Graph graph;
  Engine engine(graph);
  EXPECT_THROW(engine.run("CREATE (n)"), QueryError);
  EXPECT_EQ(engine.run("RETURN 1 AS x").rows.size(), 1u);
  EXPECT_NO_THROW(engine.explain("CREATE (n)"));
}

TEST(Engine, TakesNoParameterThatIsNoText) {
  Graph graph;
  Engine engine(graph);
  const Value bad("Z\xfcrich");
  for (const Value& value :
       {bad, Value(List{1, bad}), Value(Map{{"city", bad}}), Value(Map{{"Z\xfcrich", 1}})}) {
    try {
      engine.run("CREATE (:City {name: 'Bern'})\nRETURN $p", {{"p", value}});
      ADD_FAILURE();
    } catch (const QueryError& error) {
      EXPECT_EQ(error.detail(), "InvalidUnicodeCharacter");
      EXPECT_EQ(error.location().line, 2u);
      EXPECT_EQ(error.location().column, 8u);
    }
  }
  EXPECT_EQ(graph.node_count(), 0u);
  EXPECT_EQ(engine.run("RETURN $p", {{"p", Value("Zürich")}}).rows.size(), 1u);
}

TEST(Engine, KnowsWhichQueriesWrite) {
  EXPECT_FALSE(Engine::writes("MATCH (n) RETURN n"));
  EXPECT_TRUE(Engine::writes("MATCH (n) SET n.x = 1"));
  EXPECT_TRUE(Engine::writes("RETURN 1 AS x UNION CREATE (n) RETURN 1 AS x"));
  EXPECT_FALSE(Engine::writes("EXPLAIN CREATE (n)"));
  EXPECT_TRUE(Engine::writes("PROFILE CREATE (n)"));
  EXPECT_THROW(Engine::writes("MATCH"), QueryError);
}

TEST(Engine, ExplainsWithoutRunning) {
  Graph graph;
  const Result result = Engine(graph).run("EXPLAIN CREATE (n:A) RETURN n");
  EXPECT_THAT(result.columns,
              testing::ElementsAre("id", "parent", "operator", "details", "estimated_rows"));
  EXPECT_EQ(rows_text(graph, result),
            "0 | null | 'ProduceResult' | 'n' | 1\n1 | 0 | 'Create' | '(n:A)' | 1\n"
            "2 | 1 | 'Argument' | '' | 1\n");
  EXPECT_EQ(graph.node_count(), 0u);
}

TEST(Engine, ProfilesRowsTimeAndMemoryOfEachOperator) {
  Graph graph = graph_of("UNWIND range(1, 100) AS n CREATE (:A {n: n})");
  const Result result = Engine(graph).run(
      "PROFILE MATCH (a:A) WHERE a.n > 50 OPTIONAL MATCH (a)-->(b) RETURN a.n AS n ORDER BY n "
      "DESC");
  EXPECT_THAT(result.columns,
              testing::ElementsAre("id", "parent", "operator", "details", "estimated_rows", "rows",
                                   "time_ms", "memory_bytes"));
  std::string text;
  for (const Row& row : result.rows) {
    text += row[2].as_string() + " " + std::to_string(row[5].as_integer()) + "\n";
    EXPECT_GE(row[6].as_float(), 0);
    const bool keeps_rows = row[2].as_string() == "Sort";
    EXPECT_EQ(row[7].as_integer() >= 50 * 8, keeps_rows) << row[2].as_string();
  }
  EXPECT_EQ(text,
            "ProduceResult 50\nSort 50\nProject 50\nOptional 50\n| Expand 0\n| Argument 50\n"
            "Filter 50\nLabelScan 50\nArgument 1\n");
}

TEST(Engine, ProfilesSubqueriesOfExpressions) {
  Graph graph = graph_of(
      "UNWIND range(1, 10) AS n CREATE (a:A {n: n}) FOREACH (i IN range(1, n) | CREATE "
      "(a)-[:R]->(:B {n: i}))");
  const Result result = Engine(graph).run(
      "PROFILE MATCH (a:A) RETURN a.n AS n, COUNT { (a)-[:R]->(b:B) WHERE b.n > 5 } AS m");
  std::string text;
  for (const Row& row : result.rows) {
    text += row[2].as_string() + " " + std::to_string(row[5].as_integer()) + "\n";
    EXPECT_GE(row[6].as_float(), 0);
  }
  EXPECT_EQ(text,
            "ProduceResult 10\nProject 10\n| Filter 15\n| Filter 55\n| Expand 55\n| Argument 10\n"
            "LabelScan 10\nArgument 1\n");
}

TEST(Engine, CallsProceduresThatWereAdded) {
  Graph graph;
  Engine engine(graph);
  engine.add_procedure({"test.double",
                        "Twice a number.",
                        {{"in", "FLOAT", true}},
                        {{"out", "FLOAT", true}, {"same", "FLOAT", true}},
                        [](const functions::ProcedureContext&, std::span<const Value> arguments) {
                          const double in = arguments[0].as_float();
                          return std::vector<std::vector<Value>>{{2 * in, in}};
                        }});
  EXPECT_EQ(rows_text(graph, engine.run("CALL test.double(2)")), "4.0 | 2.0\n");
  EXPECT_EQ(rows_text(graph, engine.run("CALL test.double", {{"in", 1.5}})), "3.0 | 1.5\n");
  EXPECT_EQ(rows_text(graph, engine.run("UNWIND [1, 2] AS x CALL test.double(x) YIELD out AS y "
                                        "WHERE y > 2 RETURN x, y")),
            "2 | 4.0\n");
}

TEST(Engine, StopsQueriesThatExceedTheirLimits) {
  Graph graph = graph_of("UNWIND range(1, 30) AS x CREATE (:N {x: x})");
  Engine(graph).run("MATCH (a:N), (b:N) WHERE a.x <> b.x CREATE (a)-[:R]->(b)");
  const auto detail = [&](ExecutionLimits limits, const char* query) -> std::string {
    Engine engine(graph);
    engine.set_limits(std::move(limits));
    try {
      engine.run(query);
    } catch (const QueryError& error) {
      return error.detail();
    }
    return "finished";
  };
  const char* explosion = "MATCH (a)-[*]->(b) RETURN count(*)";
  ExecutionLimits late;
  late.timeout = std::chrono::milliseconds(0);
  EXPECT_EQ(detail(late, explosion), "TimeLimit");
  std::stop_source stop;
  stop.request_stop();
  ExecutionLimits stopped;
  stopped.stop = stop.get_token();
  EXPECT_EQ(detail(stopped, explosion), "Cancelled");
  ExecutionLimits narrow;
  narrow.maximum_bytes = 30'000;
  EXPECT_EQ(detail(narrow, "MATCH (a)-->(b) RETURN a ORDER BY b.x"), "MemoryLimit");
  // Rows that were kept and let go again, many times over, do not add up.
  EXPECT_EQ(detail(narrow,
                   "MATCH (a)-->(b) WHERE EXISTS { MATCH (b)-->(c) WITH c ORDER BY c.x "
                   "RETURN c } RETURN count(*)"),
            "finished");
  EXPECT_EQ(detail({}, "MATCH (a)-->(b) RETURN a ORDER BY b.x"), "finished");
}

TEST(Engine, TakesLongQueries) {
  Graph graph;
  std::string script, chain = "WITH 1 AS x ";
  for (int i = 0; i < 20'000; ++i) script += "CREATE (:A) ";
  Engine(graph).run(script);
  EXPECT_EQ(graph.node_count(), 20'000u);
  for (int i = 0; i < 10'000; ++i) chain += "WITH x ";
  EXPECT_EQ(answer(graph, chain + "RETURN x"), "SyntaxError: QueryTooLong");
}

}  // namespace
}  // namespace newsgraph
