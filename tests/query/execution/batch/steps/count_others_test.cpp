// Ends of steps that differ from a known node are counted by subtraction; rows look at each of
// them.
#include <gtest/gtest.h>

#include "query/hub_graph.h"
#include "query/same_as_written.h"

namespace newsgraph {
namespace {

TEST(CountOthers, CountsWhatRowsCount) {
  const Graph graph = graph_with_hubs();
  const char* queries[] = {
      // unique, repeated, missing, text, of several types, the nodes themselves
      "MATCH (a)--(b)--(c) WHERE a.x <> c.x RETURN count(*) AS n",
      "MATCH (a)--(b)--(c) WHERE a.y <> c.y RETURN count(*) AS n",
      "MATCH (a)-[:R]->(b)<--(c) WHERE c.s <> a.s RETURN a.x AS x, count(*) AS n",
      "MATCH (a)--(b)--(c) WHERE a.m <> c.m RETURN count(*) AS n",
      "MATCH (a)--(b)--(c) WHERE a <> c RETURN count(*) AS n",
      "MATCH (a)--(b)--(c) WHERE a.x <> c.y RETURN count(*) AS n",
      // of the node that the step starts from
      "MATCH (a)--(b)-[:S]-(c) WHERE b.y <> c.y RETURN count(*) AS n",
      // with other conditions on the end
      "MATCH (a)--(b)--(c:Q) WHERE a.y <> c.y AND c.x > 40 RETURN count(*) AS n",
      "MATCH (a)--(b)--(c:Q) WHERE a.y <> c.y AND c.x > b.x RETURN b.x AS x, count(*) AS n",
      "MATCH (a)--(b)--(c:Q) WHERE a.y <> c.y AND a.x <> c.x RETURN count(*) AS n",
      "MATCH (a)--(b)--(c:Q) WHERE a.y <> c.y AND c.x > a.x RETURN count(*) AS n",
      // where a relationship is taken elsewhere, and where it may be taken again
      "MATCH (a)-[:R]-(b)-[:R]-(c)-[:S]-(d) WHERE d.y <> a.y AND a.x < 30 RETURN count(*) AS n",
      "MATCH (a)--(b) MATCH (b)--(c) WHERE a.y <> c.y RETURN count(*) AS n",
      "MATCH (a)-[r]-(b) MATCH (b)-[r]-(d), (b)--(c) WHERE a.y <> c.y RETURN count(*) AS n",
  };
  for (const char* query : queries) expect_same_as_written(graph, query);
}

}  // namespace
}  // namespace newsgraph
