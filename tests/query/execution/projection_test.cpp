// WITH, RETURN, UNWIND and UNION: rows to rows.
#include "query/answer_table.h"

namespace newsgraph {
namespace {

constexpr const char* kPeople =
    "CREATE (:P {n: 'a', g: 1, v: 3}), (:P {n: 'b', g: 2, v: 1}), (:P {n: 'c', g: 1, v: 2}), "
    "(:P {n: 'd', g: 2})";

TEST(Projection, ComputesAndRenames) {
  expect_answers(
      kPeople,
      {
          {"swapping names", "WITH 1 AS a, 2 AS b WITH a AS b, b AS a RETURN a, b", "\n2 | 1\n"},
          {"WITH hides what it does not name",
           "MATCH (p {n: 'a'}) WITH p.v AS v WITH v + 1 AS v RETURN v", "\n4\n"},
          {"star", "WITH 1 AS a, 2 AS b RETURN *", "\n1 | 2\n"},
          {"star and more", "WITH 1 AS a RETURN *, a + 1 AS b", "\n1 | 2\n"},
          {"DISTINCT", "UNWIND [1, 1.0, 2, null, null] AS x RETURN DISTINCT x", "\n1\n2\nnull\n"},
          {"WHERE of WITH", "UNWIND [1, 2, 3] AS x WITH x WHERE x > 1 RETURN x", "\n2\n3\n"},
          {"WHERE sees what was before", "MATCH (p:P) WITH p.n AS n WHERE p.g = 2 RETURN n",
           "\n'b'\n'd'\n"},
      });
}

TEST(Aggregation, GroupsByWhatIsNotAggregated) {
  expect_answers(
      kPeople,
      {
          {"no rows, no keys", "MATCH (x:None) RETURN count(*), sum(x.v), collect(x)",
           "\n0 | 0 | []\n"},
          {"no rows, a key", "MATCH (x:None) RETURN x.g, count(*)", "\n"},
          {"in the order groups come up", "MATCH (p:P) RETURN p.g, count(*), count(p.v), sum(p.v)",
           "\n1 | 2 | 2 | 5\n2 | 2 | 1 | 1\n"},
          {"inside expressions", "MATCH (p:P) RETURN count(*) * 2 + p.g AS x, p.g",
           "\n5 | 1\n6 | 2\n"},
          {"of a constant key", "MATCH (p:P) RETURN 'all' AS k, max(p.v)", "\n'all' | 3\n"},
          {"DISTINCT", "UNWIND [1, 1, 2, null] AS x RETURN count(DISTINCT x), collect(DISTINCT x)",
           "\n2 | [1, 2]\n"},
          {"inside comprehensions", "UNWIND [1, 2] AS x RETURN [y IN collect(x) | y * 2] AS l",
           "\n[2, 4]\n"},
          {"null is a group", "MATCH (p:P) RETURN p.v IS NULL AS k, count(*)",
           "\nfalse | 3\ntrue | 1\n"},
          {"in a map beside its key",
           "MATCH (p:P) RETURN {g: p.g, c: count(*)} AS m, p.g ORDER BY p.g",
           "\n{c: 2, g: 1} | 1\n{c: 2, g: 2} | 2\n"},
      });
}

TEST(OrderBy, SeesBothSidesOfTheProjection) {
  expect_answers(
      kPeople,
      {
          {"descending, null first", "MATCH (p:P) RETURN p.n ORDER BY p.v DESC",
           "\n'd'\n'a'\n'c'\n'b'\n"},
          {"several keys", "MATCH (p:P) RETURN p.n ORDER BY p.g DESC, p.n DESC",
           "\n'd'\n'b'\n'c'\n'a'\n"},
          {"what is not projected", "MATCH (p:P) RETURN p.n AS n ORDER BY p.v, n",
           "\n'b'\n'c'\n'a'\n'd'\n"},
          {"a name hides what it renames", "UNWIND [1, 2, 3] AS x RETURN x, -x AS y ORDER BY y",
           "\n3 | -3\n2 | -2\n1 | -1\n"},
          {"a new meaning of an old name",
           "UNWIND [4, 5, 6] AS x WITH x % 3 AS x ORDER BY x RETURN x", "\n0\n1\n2\n"},
          {"a projected expression repeated",
           "MATCH (p:P) RETURN DISTINCT p.g + 1 ORDER BY p.g + 1 DESC", "\n3\n2\n"},
          {"an aggregate", "MATCH (p:P) RETURN p.g, count(p.v) ORDER BY count(p.v)",
           "\n2 | 1\n1 | 2\n"},
          {"an aggregate that is not projected",
           "MATCH (p:P) WITH p.g AS g, count(*) AS c ORDER BY g * -1, c RETURN g", "\n2\n1\n"},
          {"stable",
           "UNWIND [[1, 'a'], [0, 'b'], [1, 'c'], [0, 'd']] AS x RETURN x[1] ORDER BY x[0]",
           "\n'b'\n'd'\n'a'\n'c'\n"},
      });
}

TEST(SkipAndLimit, CutTheRows) {
  expect_answers(
      "", {
              {"skip", "UNWIND range(1, 4) AS x RETURN x SKIP 2", "\n3\n4\n"},
              {"limit", "UNWIND range(1, 4) AS x RETURN x LIMIT 2", "\n1\n2\n"},
              {"none", "UNWIND range(1, 4) AS x RETURN x LIMIT 0", "\n"},
              {"sorted", "UNWIND [3, 1, 2, 5, 4] AS x RETURN x ORDER BY x DESC SKIP 1 LIMIT 2",
               "\n4\n3\n"},
              {"computed", "UNWIND range(1, 4) AS x RETURN x LIMIT 1 + 1", "\n1\n2\n"},
              {"past the end", "UNWIND [1] AS x RETURN x SKIP 9223372036854775807", "\n"},
          });
}

TEST(SkipAndLimit, RefuseWhatIsNoCount) {
  Graph graph;
  const char* query = "UNWIND [1] AS x RETURN x ORDER BY x LIMIT $n";
  EXPECT_EQ(answer(graph, query, {{"n", -1}}), "SyntaxError: NegativeIntegerArgument");
  EXPECT_EQ(answer(graph, query, {{"n", 1.5}}), "SyntaxError: InvalidArgumentType");
  EXPECT_EQ(answer(graph, query, {{"n", 1}}), "1\n");
}

TEST(Unwind, MakesARowOfEachElement) {
  expect_answers("",
                 {
                     {"list", "UNWIND [1, null] AS x RETURN x", "\n1\nnull\n"},
                     {"empty", "UNWIND [] AS x RETURN x", "\n"},
                     {"null", "UNWIND null AS x RETURN x", "\n"},
                     {"nested", "UNWIND [[1, 2], [3]] AS x UNWIND x AS y RETURN y", "\n1\n2\n3\n"},
                 });
}

TEST(Union, JoinsRowsByColumnName) {
  expect_answers(
      "", {
              {"distinct", "RETURN 1 AS x UNION RETURN 2 AS x UNION RETURN 1 AS x", "\n1\n2\n"},
              {"all", "RETURN 1 AS x UNION ALL RETURN 1 AS x", "\n1\n1\n"},
              {"columns in another order", "RETURN 1 AS x, 2 AS y UNION RETURN 4 AS y, 3 AS x",
               "\n1 | 2\n3 | 4\n"},
          });
}

}  // namespace
}  // namespace newsgraph
