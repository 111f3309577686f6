// Whether two known nodes are adjacent is found in several ways, by how long the same one stays the
// same; rows run a subquery for each pair.
#include <gtest/gtest.h>

#include "query/hub_graph.h"
#include "query/same_as_written.h"

namespace newsgraph {
namespace {

TEST(AdjacentFilter, FindsWhatRowsFind) {
  const Graph graph = graph_with_hubs();
  const char* queries[] = {
      // either end steady, and neither
      "MATCH (a:Q)--(b)--(c) WHERE NOT (a)-[:R]-(c) RETURN count(*) AS n, count(DISTINCT c) AS m",
      "MATCH (a:Q)--(b)--(c) WHERE (c)-[:S]->(a) RETURN a.x AS x, count(*) AS n",
      "MATCH (a)--(b)--(c:Q) WHERE EXISTS { (b)<-[:S]-(a) } RETURN c.x AS x, count(*) AS n",
      "MATCH (a), (b) WHERE a.x < 30 AND NOT EXISTS { (b)-->(a) } RETURN a.x AS x, count(*) AS n",
      "MATCH (a)-->(c) WITH a, c ORDER BY a.y, c.x WHERE (c)-->(a) RETURN a.x AS x, c.x AS y",
      // with itself, any type, a type that is not there, and where a node is missing
      "MATCH (a) WHERE (a)--(a) RETURN a.x AS x",
      "MATCH (a)--(b)--(c) WHERE a.x < 20 AND (a)--(c) RETURN count(*) AS n",
      "MATCH (a:Q)--(b) WHERE NOT (a)-[:NONE]->(b) RETURN count(*) AS n",
      "MATCH (a:Q) OPTIONAL MATCH (a)-[:S]->(b) WITH a, b WHERE NOT (a)-[:R]->(b) "
      "RETURN a.x AS x, b.x AS y",
  };
  for (const char* query : queries) expect_same_as_written(graph, query);
}

}  // namespace
}  // namespace newsgraph
