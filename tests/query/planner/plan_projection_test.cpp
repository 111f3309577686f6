// What ORDER BY and the WHERE of WITH see: after an aggregation or DISTINCT the columns only, and
// what is computed already as long as its names mean the same.
#include <gtest/gtest.h>

#include "query/query_table.h"

namespace newsgraph {
namespace {

struct Case {
  const char* query;
  const char* answer;
};

/// Every :P but the last knows those with the next higher ids.
constexpr const char* kPeople =
    "CREATE (a:P {id: 1}), (b:P {id: 2}), (c:P {id: 3}), (a)-[:KNOWS]->(b), (a)-[:KNOWS]->(c), "
    "(b)-[:KNOWS]->(c)";

void expect_answers(std::initializer_list<Case> cases) {
  for (const Case& each : cases) EXPECT_EQ(answer(kPeople, each.query), each.answer) << each.query;
}

TEST(PlanProjection, SubqueriesDoNotSeeNamesThatAreGone) {
  expect_answers({
      {"MATCH (a)-[:KNOWS]->(b) WITH a, count(*) AS c WHERE EXISTS { (a)-[:KNOWS]->(b) } "
       "RETURN a.id, c ORDER BY a.id",
       "1 | 2\n2 | 1\n"},
      {"MATCH (a)-[:KNOWS]->(b) WITH DISTINCT a WHERE COUNT { (a)-[:KNOWS]->(b) } = 2 RETURN a.id",
       "1\n"},
      {"MATCH (a)-[:KNOWS]->(b) RETURN a.id AS i, count(*) AS c "
       "ORDER BY COUNT { (b)-[:KNOWS]->() }, i",
       "1 | 2\n2 | 1\n"},
      {"MATCH (a)-[:KNOWS]->(b) WITH DISTINCT a AS x WHERE EXISTS { (a {id: 3}) } "
       "RETURN x.id ORDER BY x.id",
       "1\n2\n"},
  });
}

TEST(PlanProjection, AColumnIsFoundByItsTextOnlyWhereItsNamesMeanTheSame) {
  expect_answers({
      {"MATCH (a {id: 1})-[:KNOWS]->(b) WITH a.id AS x, b AS a WHERE a.id > 1 "
       "RETURN x, a.id ORDER BY a.id",
       "1 | 2\n1 | 3\n"},
      {"MATCH (a {id: 1})-[:KNOWS]->(b) RETURN a.id AS x, b.id AS y, b AS a ORDER BY a.id DESC",
       "1 | 3 | (:P {id: 3})\n1 | 2 | (:P {id: 2})\n"},
      {"UNWIND [1, 2, 3] AS a WITH a + 1 AS a WHERE a + 1 > 3 RETURN a", "3\n4\n"},
      {"MATCH (a)-[:KNOWS]->(b) WITH a.id + b.id AS s, b AS a WHERE a.id = 2 RETURN s", "3\n"},
      {"MATCH (a)-[:KNOWS]->(b) WITH DISTINCT a.id AS x, b AS a WHERE a.id > 2 "
       "RETURN x ORDER BY x",
       "1\n2\n"},
      {"MATCH (a)-[:KNOWS]->(b) RETURN a.id AS x, count(*) AS c, max(b.id) AS a "
       "ORDER BY max(b.id), x DESC",
       "2 | 1 | 3\n1 | 2 | 3\n"},
      {"MATCH (a)-[:KNOWS]->(b) RETURN a.id + b.id AS s, count(*) AS a ORDER BY a.id + b.id",
       "SyntaxError: UndefinedVariable"},
      {"MATCH (a) RETURN DISTINCT a.id AS i ORDER BY a {.id, more: 1}",
       "SyntaxError: UndefinedVariable"},
  });
}

TEST(PlanProjection, NamesInsideAnExpressionHideNoAggregatesBesideThem) {
  expect_answers({
      {"MATCH (n) RETURN any(m IN [1] WHERE m < max(n.id)) AS y", "true\n"},
      {"MATCH (n) RETURN [m IN [2, 3] WHERE m = 3 | m] + max(n.id) AS y", "[3, 3]\n"},
      {"MATCH (n) WITH n.id AS x, count(*) AS c RETURN [x IN [5] | x] AS y, x ORDER BY x LIMIT 1",
       "[5] | 1\n"},
      {"MATCH (n) RETURN n.id AS i, count([n IN [1] | n]) AS c ORDER BY i LIMIT 1", "1 | 1\n"},
  });
}

}  // namespace
}  // namespace newsgraph
