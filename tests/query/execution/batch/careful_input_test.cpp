// What fails in a row fails when somebody asks for that row, and not before.
#include "newsgraph/query/execution/batch/careful_input.h"

#include "query/answer_table.h"

namespace newsgraph {
namespace {

/// x is 1, 2 … 6, 0, and again; each knows the next.
constexpr const char* kRing =
    "UNWIND range(0, 99) AS i CREATE (:N {id: i, x: (i + 1) % 7, p: CASE i % 7 WHEN 6 THEN '(' "
    "ELSE "
    "'a' END}) WITH count(*) AS all MATCH (a:N), (b:N) WHERE b.id = a.id + 1 CREATE (a)-[:R]->(b)";

TEST(CarefulInput, GivesTheRowsBeforeTheOneThatFails) {
  expect_answers(
      kRing,
      {
          {"computed", "MATCH (n:N) RETURN 6 / n.x AS y LIMIT 6", "\n6\n3\n2\n1\n1\n1\n"},
          {"asked for", "MATCH (n:N) RETURN 6 / n.x AS y LIMIT 7",
           "ArithmeticError: DivisionByZero"},
          {"skipped", "MATCH (n:N) RETURN 6 / n.x AS y SKIP 8 LIMIT 1",
           "ArithmeticError: DivisionByZero"},
          {"a condition", "MATCH (n:N) WHERE 6 / n.x < 3 RETURN n.id LIMIT 4", "\n2\n3\n4\n5\n"},
          {"a condition that is no boolean",
           "MATCH (n:N) WHERE CASE n.x WHEN 3 THEN 1 ELSE true END RETURN n.id LIMIT 2",
           "\n0\n1\n"},
          {"a condition that no row before meets",
           "MATCH (n:N) WHERE 6 / n.x > 6 RETURN n.id LIMIT 1", "ArithmeticError: DivisionByZero"},
          {"distinct", "MATCH (n:N) RETURN DISTINCT 6 / n.x AS y LIMIT 4", "\n6\n3\n2\n1\n"},
          {"items of lists", "MATCH (n:N) UNWIND range(1, 6 / n.x) AS k RETURN n.id, k LIMIT 7",
           "\n0 | 1\n0 | 2\n0 | 3\n0 | 4\n0 | 5\n0 | 6\n1 | 1\n"},
          {"items of all lists before",
           "MATCH (n:N) UNWIND range(1, 2 / n.x) AS k RETURN n.id, k LIMIT 3",
           "\n0 | 1\n0 | 2\n1 | 1\n"},
          {"what is no node",
           "MATCH (n:N) WHERE n.id < 2 WITH collect(n) + 1 AS ns UNWIND ns AS n MATCH (n)-->(m) "
           "RETURN m.id LIMIT 2",
           "\n1\n2\n"},
      });
}

TEST(CarefulInput, FailsForOneOperatorAfterTheOther) {
  expect_answers(
      kRing, {
                 {"the upper one first",
                  "MATCH (n:N) WHERE 6 / n.x > 0 WITH n, 6 / (n.x - 4) AS y RETURN n.id, y LIMIT 3",
                  "\n0 | -2\n1 | -3\n2 | -6\n"},
                 {"the lower one first",
                  "MATCH (n:N) WHERE 6 / (n.x - 4) < 0 WITH n, 6 / n.x AS y WHERE 6 / (y - 1) > 0 "
                  "RETURN n.id, y LIMIT 3",
                  "\n0 | 6\n1 | 3\n2 | 2\n"},
                 {"steps between",
                  "MATCH (a:N) WHERE 6 / a.x > 0 MATCH (a)-->(b) WHERE 6 / (b.x - 5) < 0 RETURN "
                  "a.id LIMIT "
                  "3",
                  "\n0\n1\n2\n"},
             });
}

TEST(CarefulInput, AsksSubqueriesForNoMoreThanTheyAreAskedFor) {
  expect_answers(
      kRing,
      {
          {"whether there is something",
           "MATCH (m:N {id: 3}) RETURN EXISTS { MATCH (n:N) WHERE 6 / n.x > 5 } AS e", "\ntrue\n"},
          {"behind a product",
           "MATCH (m:N {id: 3}) RETURN EXISTS { MATCH (n:N), (o:N) WHERE 6 / n.x > 5 AND 6 / o.x > "
           "1 "
           "} AS e",
           "\ntrue\n"},
          {"nothing before it fails",
           "MATCH (m:N {id: 3}) RETURN EXISTS { MATCH (n:N) WHERE 6 / n.x > 6 } AS e",
           "ArithmeticError: DivisionByZero"},
          {"as a condition",
           "MATCH (m:N) WHERE EXISTS { MATCH (n:N) WHERE m.id / n.x >= 9 } RETURN m.id LIMIT 2",
           "ArithmeticError: DivisionByZero"},
          {"as a condition that is met at once",
           "MATCH (m:N) WHERE EXISTS { MATCH (n:N) WHERE 6 / n.x > 5 } RETURN count(m)", "\n100\n"},
          {"as a condition of the rows before",
           "MATCH (m:N) WHERE EXISTS { MATCH (m)-->(n) WHERE 6 / n.x < 3 } RETURN m.id LIMIT 4",
           "\n1\n2\n3\n4\n"},
          {"inside another",
           "MATCH (m:N) WHERE EXISTS { MATCH (m)-->(n) WHERE EXISTS { MATCH (n)-->(o) WHERE 6 / "
           "o.x "
           "< 3 } } RETURN m.id LIMIT 4",
           "\n0\n1\n2\n3\n"},
          {"counted", "MATCH (m:N) RETURN COUNT { (m)-->(n) WHERE 6 / n.x < 3 } AS c LIMIT 3",
           "\n0\n1\n1\n"},
          {"the first of all",
           "MATCH (m:N) RETURN COLLECT { MATCH (n:N) RETURN 6 / n.x LIMIT 2 } AS c LIMIT 2",
           "\n[6, 3]\n[6, 3]\n"},
          {"none of them",
           "MATCH (m:N) RETURN COUNT { MATCH (n:N) RETURN 1 / 0 LIMIT 0 } AS c LIMIT 1", "\n0\n"},
      });
}

TEST(CarefulInput, GivesWhatAnOptionalMatchFoundBefore) {
  expect_answers(
      kRing,
      {
          {"rows without a match",
           "MATCH (m:N) OPTIONAL MATCH (m)-->(n) WHERE 6 / n.x > 2 RETURN m.id, n.id LIMIT 5",
           "\n0 | 1\n1 | null\n2 | null\n3 | null\n4 | null\n"},
          {"the row at fault",
           "MATCH (m:N) OPTIONAL MATCH (m)-->(n) WHERE 6 / n.x > 2 RETURN m.id, n.id LIMIT 6",
           "ArithmeticError: DivisionByZero"},
          {"a row with some matches",
           "MATCH (m:N) WHERE m.id < 2 OPTIONAL MATCH (n:N) WHERE 6 / (n.x - m.id) > 2 "
           "RETURN m.id, n.id LIMIT 2",
           "\n0 | 0\n0 | 1\n"},
          {"a row with some matches, and no more",
           "MATCH (m:N) WHERE m.id < 2 OPTIONAL MATCH (n:N) WHERE CASE m.id WHEN 0 THEN 6 / n.x > "
           "2 "
           "ELSE false END RETURN m.id, n.id LIMIT 3",
           "ArithmeticError: DivisionByZero"},
      });
}

TEST(CarefulInput, GivesWhatJoinsFoundBefore) {
  expect_answers(
      kRing,
      {
          {"by index", "MATCH (n:N) MATCH (m:N {id: 6 / n.x}) RETURN n.id, m.id LIMIT 2",
           "\n0 | 6\n1 | 3\n"},
          {"by value", "MATCH (n:N), (m:N) WHERE m.id = 6 / n.x RETURN n.id, m.id LIMIT 2",
           "\n0 | 6\n1 | 3\n"},
          {"by a value of the plan that is kept",
           "MATCH (n:N {id: 3}) MATCH (m:N) WHERE n.id = 6 / m.x RETURN n.id, m.id LIMIT 1",
           "\n3 | 1\n"},
          {"by a value of the plan that is kept, and no more",
           "MATCH (n:N {id: 3}) MATCH (m:N) WHERE n.id = 6 / m.x RETURN n.id, m.id LIMIT 2",
           "ArithmeticError: DivisionByZero"},
          {"each with each",
           "MATCH (n:N) WHERE 6 / n.x > 2 WITH n MATCH (m:N) WHERE m.id = 9 RETURN n.id, m.id "
           "LIMIT 2",
           "\n0 | 9\n1 | 9\n"},
      });
}

/// The rows, or the error, that a plan gives in one of the two ways.
std::string outcome(const Graph& graph, const std::string& query, ExecutionMode mode) {
  try {
    return sorted_rows(graph, query, {}, mode);
  } catch (const QueryError& error) {
    return error.type() + ": " + error.detail();
  }
}

TEST(CarefulInput, FailsWhereRowsFail) {
  const Graph graph = graph_of(kRing);
  const std::vector<std::string> queries{
      "MATCH (n:N) WHERE n.id >= $k RETURN 6 / n.x AS y",
      "MATCH (n:N) WHERE n.id >= $k AND 6 / n.x > 1 RETURN n.id + 6 / (n.x - 5) AS y",
      "MATCH (n:N) WHERE n.id >= $k AND 6 / (n.x - 3) > 1 WITH n WHERE 6 / n.x > 1 RETURN n.id",
      "MATCH (n:N) WHERE n.id >= $k UNWIND range(1, 6 / n.x) AS i RETURN n.id, 6 / (i - 3) AS y",
      "MATCH (n:N) WHERE n.id >= $k WITH DISTINCT 6 / n.x AS y RETURN y",
      "MATCH (n:N)-->(m) WHERE n.id >= $k AND 6 / m.x > n.x RETURN n.id, m.id",
      "MATCH (n:N) WHERE n.id >= $k OPTIONAL MATCH (n)-->(m) WHERE 6 / m.x > 2 RETURN n.id, m.id",
      "MATCH (n:N) WHERE n.id >= $k OPTIONAL MATCH (m:N) WHERE 6 / (m.x - n.id % 4) > 2 AND m.id < "
      "9 "
      "RETURN n.id, m.id",
      "MATCH (n:N) WHERE n.id >= $k AND EXISTS { (n)-->(m) WHERE 6 / m.x > 1 } RETURN n.id",
      "MATCH (n:N) WHERE n.id >= $k AND NOT EXISTS { (n)-->(m)-->(o) WHERE 6 / o.x > n.x } RETURN "
      "n.id",
      "MATCH (n:N) WHERE n.id >= $k RETURN n.id, COUNT { (n)-->(m) WHERE 6 / m.x > 1 } AS c",
      "MATCH (n:N) WHERE n.id >= $k RETURN n.id, COLLECT { MATCH (n)--(m) RETURN 6 / m.x LIMIT 1 } "
      "AS c",
      "MATCH (n:N) WHERE n.id >= $k MATCH (m:N) WHERE m.id = 6 / n.x RETURN n.id, m.id",
      "MATCH (n:N) WHERE n.id >= $k WITH n ORDER BY n.id MATCH (m:N) WHERE n.id = 6 / m.x RETURN "
      "n.id, m.id",
      "MATCH (n:N) WHERE n.id >= $k WITH n ORDER BY n.id MATCH (m:N) WHERE 6 / m.x > 1 RETURN "
      "n.id, m.id",
  };
  for (const std::string& query : queries) {
    for (int from = 0; from < 7; ++from) {
      for (int count = 0; count < 12; ++count) {
        std::string limited = query + " LIMIT " + std::to_string(count);
        limited.replace(limited.find("$k"), 2, std::to_string(from));
        EXPECT_EQ(outcome(graph, limited, ExecutionMode::kBatches),
                  outcome(graph, limited, ExecutionMode::kRows))
            << limited;
      }
    }
  }
}

TEST(CarefulInput, GoesOnBehindAnErrorThatNobodyAskedFor) {
  expect_answers(
      "UNWIND range(1, 4) AS i CREATE (:M {id: i})-[:R]->(:N {s: '2020-01-0' + toString(i)}) WITH "
      "count(*) AS all MATCH (m:M) CREATE (m)-[:R]->(:N {s: '(' + toString(m.id)})",
      {
          {"values that are known by number",
           "MATCH (m:M) RETURN COLLECT { MATCH (m)-->(n) RETURN date(n.s).day LIMIT 1 } AS c",
           "\n[1]\n[2]\n[3]\n[4]\n"},
          {"patterns",
           "MATCH (m:M) WHERE EXISTS { MATCH (m)-->(n) WHERE '2020-01-01' =~ n.s OR n.s > "
           "'2020-01-0' "
           "} RETURN count(m)",
           "\n4\n"},
      });
}

}  // namespace
}  // namespace newsgraph
