// Where cycles close, batches intersect lists of neighbours in several ways, by how long they are;
// rows look at one relationship after the other. Both count the same.
#include <gtest/gtest.h>

#include "query/hub_graph.h"
#include "query/same_as_written.h"

namespace newsgraph {
namespace {

TEST(Intersect, CountsWhatRowsCountWithConditionsOnRelationships) {
  const Graph graph = graph_with_hubs();
  const char* queries[] = {
      // a triangle, of one, two and three relationships that are not all
      "MATCH (a)-[:R]-(b)-[y:R]-(c)-[:R]-(a) WHERE a.x < b.x AND y.w = 2 RETURN count(*) AS n",
      "MATCH (a)-[x:R]-(b)-[:R]-(c)-[z:R]-(a) WHERE a.x < b.x AND x.w > 0 AND z.w > 0 "
      "RETURN count(*) AS n",
      "MATCH (a)-[x]-(b)-[y]-(c)-[z]-(a) WHERE a.x < b.x AND b.x < c.x AND x.w <> 3 AND y.w <> 3 "
      "AND z.w IS NOT NULL RETURN c.x AS x, count(*) AS n",
      // with its ends, and with what only the two together tell
      "MATCH (a)-[x:R]-(b)-[y:R]-(c)-[z:R]-(a) WHERE y.w = c.y AND z.w < a.y RETURN count(*) AS n",
      "MATCH (a)-[x:R]-(b)-[y:R]-(c)-[z:R]-(a) WHERE y.w = z.w AND x.w = 1 RETURN count(*) AS n",
      // a clique of four
      "MATCH (a)-[:R]-(b)-[y:R]-(c)-[:R]-(a), (a)-[u:R]-(d)-[v:R]-(b), (c)-[w:R]-(d) "
      "WHERE a.x < b.x AND b.x < c.x AND u.w = 1 AND v.w < 3 AND w.w IN [0, 1] "
      "RETURN count(*) AS n",
      // two types, one way, with loops
      "MATCH (a)-[x]->(b)-[y:R|S]->(c)<-[z:S]-(a) WHERE z.w >= 1 RETURN a.x AS x, count(*) AS n",
      // read all the same
      "MATCH (a)-[x:R]-(b)-[y:R]-(c)-[z:R]-(a) WHERE z.w = 1 RETURN sum(y.w) AS n",
      "MATCH (a)-[x:R]-(b)-[y:R]-(c)-[z:R]-(a) WHERE z.w = 2 AND 6 / z.w > y.w "
      "RETURN count(*) AS n",
  };
  for (const char* query : queries) expect_same_as_written(graph, query);
}

TEST(Intersect, CountsWhatRowsCount) {
  const Graph graph = graph_with_hubs();
  const char* queries[] = {
      // a triangle
      "MATCH (a)-[:R]-(b)-[:R]-(c)-[:R]-(a) WHERE a.x < b.x AND b.x < c.x RETURN count(*) AS n",
      "MATCH (a)--(b)--(c)-->(a) WHERE a.x < 40 RETURN a.x AS x, count(*) AS n",
      // cliques of four, with conditions on several sides
      "MATCH (a)-[:R]-(b)-[:R]-(c)-[:R]-(a), (a)-[:R]-(d)-[:R]-(b), (c)-[:R]-(d) "
      "WHERE a.x < b.x AND b.x < c.x AND c.x < d.x RETURN count(*) AS n",
      "MATCH (a)--(b)--(c)--(a), (a)-[:S]-(d)--(b), (c)--(d) WHERE a.x < b.x AND d.x > c.x "
      "RETURN d.x AS x, count(*) AS n",
      // a node that three lead to, in the order in which each of them changes most often
      "MATCH (a)-[:S]-(b), (c)-[:S]->(a) WITH a, b, c MATCH (c)--(d)--(b), (d)-->(a) "
      "RETURN count(*) AS n",
      "MATCH (a)-[:S]-(b), (c)-[:S]->(a) WITH c, b, a ORDER BY c.x MATCH (a)--(d)--(b), (d)-->(c) "
      "RETURN DISTINCT d.x AS x",
      // first the one of two stays the same from row to row, then the other
      "MATCH (i), (j) WHERE j.x < 8 WITH i.x + 300 * j.x AS i ORDER BY i "
      "WITH CASE WHEN i < 1200 THEN 0 ELSE i % 300 END AS x, "
      "CASE WHEN i < 1200 THEN i % 300 ELSE 0 END AS y "
      "MATCH (a) WHERE a.x = x MATCH (b) WHERE b.x = y "
      "MATCH (a)-[:R]-(d)-[:S]-(b) RETURN x, y, count(*) AS n",
  };
  for (const char* query : queries) expect_same_as_written(graph, query);
}

}  // namespace
}  // namespace newsgraph
