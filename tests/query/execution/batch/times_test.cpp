// Rows that are counted instead of made can be more than fit in 64 bits: then the query fails, in
// whichever operator it comes about, and nothing wraps round.
#include "newsgraph/query/execution/batch/times.h"

#include "query/answer_table.h"

namespace newsgraph {
namespace {

constexpr const char* kTooMany = "ArithmeticError: NumberOutOfRange";

/// From each of seven :X, 1,024 relationships lead to the one :C, and there are 512 :L.
Graph graph_with_bundles() {
  return graph_of(
      "CREATE (c:C {i: 7}) WITH c UNWIND range(1, 7) AS x CREATE (a:X {i: x}) "
      "WITH a, c UNWIND range(1, 1024) AS j CREATE (a)-[:P]->(c) "
      "WITH count(*) AS all UNWIND range(1, 512) AS i CREATE (:L)");
}

/// Rows that stand for 2^54 each.
std::string many(const std::string& nodes, const std::string& kept) {
  return "MATCH " + nodes + ", (l1:L), (l2:L), (l3:L), (l4:L), (l5:L), (l6:L) WITH " + kept + " ";
}

TEST(Times, AreNeverMoreThanCanBeCounted) {
  Graph graph = graph_with_bundles();
  const std::string one = many("(a:X {i: 1})", "a");
  const std::string two = many("(a:X {i: 1}), (b:X {i: 2})", "a, b");
  const std::string seven =
      "MATCH (a:X {i: 1}), (b:X {i: 2}), (d:X {i: 3}), (e:X {i: 4}), (f:X {i: 5}), (g:X {i: 6}), "
      "(h:X {i: 7}) WITH a, b, d, e, f, g, h MATCH (a)-[:P]->(c), (b)-[:P]->(c), (d)-[:P]->(c), "
      "(e)-[:P]->(c), (f)-[:P]->(c), (g)-[:P]->(c), (h)-[:P]->(c) ";
  for (const std::string& query : {
           one + "MATCH (a)-[:P]->() RETURN count(*)",
           one + "MATCH (a)-[:P]->(c) RETURN count(c.i)",
           one + "MATCH (a)-[:P]->(c) RETURN c.i, count(*)",
           one + "MATCH (a)-[:P*2..2]-() RETURN count(*)",
           one + "MATCH (a)-[r:P]->() WHERE r.w IS NULL RETURN count(*)",
           one + ", 1 AS x MATCH (a)-[:P]->(c) WITH c MATCH (c)<-[:P]-(d) RETURN count(d.i)",
           many("(a:X {i: 1}), (c:C)", "a, c") + "MATCH (a)-[:P]->(c) RETURN count(*)",
           two + "MATCH (a)-[:P]->(c)<-[:P]-(b) RETURN count(c.i)",
           two + "MATCH (a)-[:P]->(c)<-[:P]-(b) RETURN count(*)",
           two + "MATCH (a)-[:P]->(c) WHERE c.i <> b.i RETURN count(*)",
           seven + "RETURN count(*)",
           seven + "RETURN count(c.i)",
       }) {
    EXPECT_EQ(answer(graph, query), kTooMany) << query;
  }
  EXPECT_EQ(answer(graph, seven + "RETURN DISTINCT c.i"), "7\n") << "nobody counts";
  EXPECT_EQ(answer(graph, two + "MATCH (a)-[:P]->(c)<-[:P]-(b) RETURN DISTINCT c.i"), "7\n");
  EXPECT_EQ(answer(graph,
                   "MATCH (a:X {i: 1}), (l1:L), (l2:L), (l3:L), (l4:L), (l5:L) WITH a "
                   "MATCH (a)-[:P]->() RETURN count(*), count(a.i)"),
            "36028797018963968 | 36028797018963968\n");
}

TEST(Times, AreAddedUpWithoutWrappingRound) {
  // Sixty-four rows, each of which can be counted; that all together cannot shows at their sum
  // only.
  Graph graph = graph_of(
      "UNWIND range(1, 64) AS i CREATE (:K {i: i}), (:L) WITH count(*) AS all "
      "MATCH (a:K), (b:K) CREATE (a)-[:T]->(b)");
  std::string nodes = "MATCH (a:K)", steps = "MATCH (a0:K)-[:T]->(a1) ";
  for (int i = 1; i <= 9; ++i) nodes += ", (l" + std::to_string(i) + ":L)";
  for (int i = 1; i <= 9; ++i) {
    steps += "MATCH (a" + std::to_string(i) + ")-[:T]->(a" + std::to_string(i + 1) + ") ";
  }
  nodes += ", (m:L) WHERE m.i IS NULL AND id(m) < 17 ";
  EXPECT_EQ(answer(graph, nodes + "RETURN count(a.i)"), kTooMany);
  EXPECT_EQ(answer(graph, nodes + "RETURN count(*)"), kTooMany);
  EXPECT_EQ(answer(graph, nodes + "RETURN avg(a.i)"), kTooMany);
  EXPECT_EQ(
      answer(graph, "MATCH (k:K {i: 1}) RETURN COUNT { " + nodes + "AND a.i > k.i - 1 } AS n"),
      kTooMany);
  EXPECT_EQ(answer(graph, nodes + "RETURN a.i % 2, count(*)"), kTooMany);
  EXPECT_EQ(answer(graph, steps + "RETURN count(*)"), kTooMany);
  EXPECT_EQ(answer(graph, steps + "RETURN count(a9.i)"), kTooMany);
}

}  // namespace
}  // namespace newsgraph
