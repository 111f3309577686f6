// Where a step's rows are wanted once each, it leaves out those that repeat what others gave.
#include <gtest/gtest.h>

#include "query/query_table.h"
#include "query/same_as_written.h"

namespace newsgraph {
namespace {

TEST(Expand, ThinsOutNothingThatDiffers) {
  const Graph graph = graph_of(
      "CREATE (b:B)-[:U]->(:C {i: 1}), (b)-[:U]->(:C {i: 2}) WITH b "
      "UNWIND [0.0, -0.0, 0.0, 1.5, 1.5, null, null, 0.0 / 0.0, 0.0 / 0.0] AS x "
      "CREATE (:A {x: x})-[:T]->(b)");
  for (const char* query : {
           "MATCH (a:A)-[:T]->(b) WITH a.x AS x, b MATCH (b)-[:U]->(c) RETURN DISTINCT 1 / x AS t, "
           "c.i AS i",
           "MATCH (a:A)-[:T]->(b) WITH a.x AS x, b MATCH (b)-[:U]->(c) RETURN DISTINCT x, c.i AS i",
       }) {
    expect_same_as_written(graph, query);
  }
}

}  // namespace
}  // namespace newsgraph
