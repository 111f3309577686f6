#include <gtest/gtest.h>

#include "query/planner/plan_text.h"
#include "query/query_table.h"

namespace newsgraph {
namespace {

/// Evidence with a value each, of a kind that says how to read it; more evidence of no kind.
Graph evidence(int more) {
  return graph_of(
      "CREATE (:E {v: '2020-01-01', d: date('2020-01-01'), x: 1})-[:OF]->(:K {n: 'date'}), "
      "(:E {v: 'foo', d: date('2021-01-01'), x: 0})-[:OF]->(:K {n: 'text'}) "
      "FOREACH (i IN range(1, " +
      std::to_string(more) + ") | CREATE (:E {v: 'bar', x: 0}), (:K {n: 'none'}))");
}

TEST(SinkFilters, WhatMayFailStaysBehindWhatGuardsIt) {
  for (const int more : {0, 50}) {
    Graph graph = evidence(more);
    EXPECT_EQ(answer(graph,
                     "MATCH (e:E)-[:OF]->(k:K) WHERE k.n <> 'text' AND "
                     "date(e.v) > date('2019-01-01') RETURN e.v"),
              "'2020-01-01'\n");
    EXPECT_EQ(answer(graph,
                     "MATCH (e:E)-[:OF]->(k:K) WHERE k.n = 'date' AND 1 / e.x = 1 "
                     "RETURN e.v"),
              "'2020-01-01'\n");
    EXPECT_EQ(answer(graph, "MATCH (e:E), (k:K {n: 'absent'}) WHERE 1 / e.x = 1 RETURN e.v"), "");
    EXPECT_EQ(answer(graph,
                     "MATCH (k:K {n: 'date'}) WITH k MATCH (e:E) WHERE (e)-[:OF]->(k) AND "
                     "date(e.v) > date('2019-01-01') RETURN e.v"),
              "'2020-01-01'\n");
  }
}

TEST(SinkFilters, WhatFailsForNoValueIsAskedAsSoonAsItCanBe) {
  const Graph graph = evidence(50);
  const auto is_asked_first = [&](const std::string& condition) {
    const std::string text =
        plan_text(graph, "MATCH (e)-[r:OF]->(k) WHERE " + condition + " RETURN count(*) AS n",
                  {.order_patterns = false});
    return text.find("Filter") > text.find("Expand");
  };
  for (const char* const condition : {"e.v = 'foo'",
                                      "e.v <> $v",
                                      "e.x IN [1, 2]",
                                      "e.x IN $list",
                                      "e.v STARTS WITH 'f'",
                                      "e.v IS NULL",
                                      "NOT e:Old",
                                      "e.v CONTAINS 'a' OR e.x > 1 AND e.d < date('2021-01-01')",
                                      "e.d >= date($day)",
                                      "toLower(e.v) = 'foo'",
                                      "e.d.year = 2020",
                                      "size(e.v) + 1 > 2",
                                      "e.d + duration('P1D') > date('2020-01-01')",
                                      "e.x % 2 = 1",
                                      "e.v =~ 'f.*'",
                                      "e.x + 1 = 2",
                                      "e.x * 100 > 5",
                                      "substring(e.v, 0, 1) = 'f'",
                                      "EXISTS { (e)-[:OF]->({n: 'date'}) }",
                                      "any(word IN split(e.v, ' ') WHERE word = 'foo')",
                                      "e.absent = 1"}) {
    EXPECT_TRUE(is_asked_first(condition)) << condition;
  }
  for (const char* const condition :
       {"date(e.v) = date('2020-01-01')", "e.x * e.x = 4", "1 / e.x = 1", "toLower(e.x) = '1'",
        "e.v.year = 2020", "e.v", "e.x IN e.v", "e.d > date('foo')", "e.v =~ '('",
        "EXISTS { (e)-[:OF]->(k) WHERE 1 / k.x = 1 }", "substring(e.v, e.x) = ''", "e.x / 0 = 1"}) {
    EXPECT_FALSE(is_asked_first(condition)) << condition;
  }
}

TEST(SinkFilters, AQueryThatWritesIsSureOfNoTypesAndAfterADeletionOfNoProperties) {
  const auto is_asked_first = [](const char* query) {
    const std::string text = plan_text(evidence(50), query, {.order_patterns = false});
    return text.find("Filter") > text.find("Expand");
  };
  EXPECT_TRUE(is_asked_first("MATCH (e)-[:OF]->(k) WHERE e.v = 'foo' SET e.y = 1"));
  EXPECT_FALSE(is_asked_first("MATCH (e)-[:OF]->(k) WHERE toLower(e.v) = 'foo' SET e.y = 1"));
  EXPECT_TRUE(is_asked_first("MATCH (e)-[r:OF]->(k) WHERE e.v = 'foo' DELETE r"));
  EXPECT_FALSE(
      is_asked_first("MATCH (x:K) DETACH DELETE x WITH x MATCH (e)-[:OF]->(k) WHERE x.n = e.v "
                     "RETURN e"));
}

TEST(SinkFilters, WhatVariesIsAskedOfEveryRow) {
  Graph graph = graph_of("UNWIND range(1, 1000) AS i CREATE (:P {age: i})-[:R]->(:Q)");
  for (const char* const query :
       {"MATCH (p:P) WHERE rand() < 0.5 AND p.age > 0 RETURN 100 < count(*) < 900",
        "MATCH (p:P) WITH p WHERE rand() < 0.5 RETURN 100 < count(*) < 900",
        "UNWIND [1] AS x RETURN 100 < COUNT { MATCH (p:P) WHERE rand() < 0.5 } < 900"}) {
    EXPECT_EQ(answer(graph, query), "true\n") << query;
  }
  EXPECT_EQ(plan_text(graph, "MATCH (p:P)-[:R]->(q) WHERE rand() < p.age RETURN q"),
            R"(ProduceResult q
Filter (rand() < p.age)
Expand (p)-[#2:R]->(q)
LabelScan (p:P)
Argument
)");
}

}  // namespace
}  // namespace newsgraph
