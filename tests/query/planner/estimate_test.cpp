#include "newsgraph/query/planner/estimate.h"

#include <gtest/gtest.h>

#include "newsgraph/query/planner/explain.h"
#include "query/query_table.h"

namespace newsgraph {
namespace {

/// What is expected of the operator that gives the result, on a hundred :A with a relationship each
/// to one of ten :B.
std::int64_t expected_rows(const char* query) {
  static const Graph graph = graph_of(
      "UNWIND range(0, 9) AS y CREATE (b:B {y: y}) WITH b UNWIND range(1, 10) AS x "
      "CREATE (:A {x: x})-[:R]->(b)");
  return planner::explain(plan_of(graph, query, {})).front().estimated_rows();
}

TEST(Estimate, FollowsTheCountsOfTheGraph) {
  EXPECT_EQ(expected_rows("MATCH (n) RETURN n"), 110);
  EXPECT_EQ(expected_rows("MATCH (a:A) RETURN a"), 100);
  EXPECT_EQ(expected_rows("MATCH (a:A), (b:B) RETURN a, b"), 1000);
  EXPECT_EQ(expected_rows("MATCH (a:None) RETURN a"), 0);
}

TEST(Estimate, SamplesWhatEquationsOfPropertiesLeave) {
  EXPECT_EQ(expected_rows("MATCH (a:A) WHERE a.x = 1 RETURN a"), 10);
  EXPECT_EQ(expected_rows("MATCH (b:B) WHERE 1 = b.y RETURN b"), 1);
  EXPECT_EQ(expected_rows("MATCH (b {y: 1}) RETURN b"), 1);
  // What a step's end is asked for is part of the step, and counts once.
  EXPECT_EQ(expected_rows("MATCH (a:A)-[:R]->(b:B) RETURN a, b"), 100);
  EXPECT_EQ(expected_rows("MATCH (a:A) WITH a LIMIT 50 MATCH (a)-[:R]->(b:B {y: 1}) RETURN a"), 5);
}

TEST(Estimate, GuessesWhatConditionsAndGroupsLeave) {
  EXPECT_EQ(expected_rows("MATCH (a:A) WHERE a.x + 1 = 2 RETURN a"), 10);
  EXPECT_EQ(expected_rows("MATCH (a:A) WHERE a.x > 1 RETURN a"), 34);
  EXPECT_EQ(expected_rows("MATCH (a:A) RETURN count(a)"), 1);
  EXPECT_EQ(expected_rows("MATCH (a:A) RETURN a.x, count(a)"), 10);
  EXPECT_EQ(expected_rows("MATCH (a:A) RETURN DISTINCT a.x"), 10);
}

TEST(Estimate, KnowsWhatTheTextSays) {
  EXPECT_EQ(expected_rows("UNWIND [1, 2, 3] AS x RETURN x"), 3);
  EXPECT_EQ(expected_rows("UNWIND keys({a: 1}) AS x RETURN x"), 10);
  EXPECT_EQ(expected_rows("MATCH (a:A) RETURN a LIMIT 7"), 7);
  EXPECT_EQ(expected_rows("MATCH (a:A) RETURN a SKIP 98 LIMIT 7"), 2);
  EXPECT_EQ(expected_rows("RETURN 1 AS x UNION ALL RETURN 2 AS x"), 2);
  EXPECT_EQ(expected_rows("CREATE (:A)"), 1);
}

TEST(Estimate, StaysANumberWhateverTheQuery) {
  EXPECT_EQ(expected_rows("MATCH (a), (b), (c), (d), (e), (f), (g), (h), (i), (j) RETURN 1"),
            1'000'000'000'000'000);
}

}  // namespace
}  // namespace newsgraph
