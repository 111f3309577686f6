// Rows of a chunk that lead to more rows than a chunk takes.
#include "newsgraph/query/execution/batch/operator.h"

#include <gtest/gtest.h>

#include "query/query_table.h"

namespace newsgraph {
namespace {

void expect_same_in_rows(const Graph& graph, const char* query) {
  EXPECT_EQ(sorted_rows(graph, query, {}), sorted_rows(graph, query, {}, ExecutionMode::kRows))
      << query;
}

TEST(Chunk, HoldsNotAllThatOneRowLeadsTo) {
  const Graph graph = graph_of(
      "CREATE (h:H)-[:T]->(g:G) WITH h, g UNWIND range(0, 4999) AS i "
      "CREATE (h)-[:T {w: i % 3}]->(:X {x: i})<-[:T {w: i % 5}]-(g) WITH count(*) AS all "
      "UNWIND range(0, 19) AS i CREATE (:A {x: 250 * i, ids: range(3 * i, 3000 + i)})");
  for (const char* query : {
           // a join that keeps what closes a triangle
           "MATCH (a:A) MATCH (h:H)-[:T]->(g:G), (h)-[:T]->(x)<-[:T]-(g) WHERE a.x = x.x "
           "RETURN count(*) AS n",
           "MATCH (a:A) MATCH (h:H)-[:T]->(g:G), (h)-[:T]->(x)<-[:T]-(g) "
           "RETURN count(*) AS n, sum(a.x + x.x) AS s",
           "MATCH (a:A) MATCH (h:H)-[:T]->(g:G), (h)-[r:T]->(x)<-[s:T]-(g) WHERE a.x = x.x "
           "RETURN sum(r.w) AS r, sum(s.w) AS s",
           "MATCH (h:H)-[:T]->(g:G), (h)-[:T]->(x)<-[:T]-(g) WITH x SKIP 2040 LIMIT 20 "
           "RETURN count(x.x) AS n",
           // nodes sought by id
           "MATCH (a:A) MATCH (x) WHERE id(x) IN a.ids RETURN a.x AS x, count(x.x) AS n",
           "MATCH (a:A) OPTIONAL MATCH (x) WHERE id(x) IN a.ids RETURN a.x AS y, sum(x.x) AS n",
       }) {
    expect_same_in_rows(graph, query);
  }
}

TEST(Chunk, HoldsNotAllParallelRelationships) {
  const Graph graph = graph_of(
      "CREATE (a:P), (b:Q) WITH a, b UNWIND range(1, 60) AS i "
      "CREATE (a)-[:T {w: i}]->(b), (b)-[:T {w: 2 * i}]->(a)");
  for (const char* query : {
           "MATCH (a:P)-[r:T]->(b:Q), (a)-[s:T]->(b) RETURN r.w AS r, s.w AS s",
           "MATCH (a:P), (b:Q) MATCH (a)-[r:T]->(b)<-[s:T]-(a) RETURN count(*) AS n",
           "MATCH (a:P), (b:Q) MATCH (a)-[r:T]->(b) MATCH (a)-[s:T]->(b) WHERE r.w < s.w "
           "RETURN r.w AS r, count(*) AS n",
           "MATCH (a:P)-[r:T]-(b:Q)-[s:T]-(a) RETURN count(*) AS n, max(r.w + s.w) AS m",
           "MATCH (a:P)-[r1:T]->(b:Q), (a)-[r2:T]->(b), (a)-[r3:T]->(b) RETURN count(*) AS n",
           "MATCH (a:P)-[r1:T]->(b:Q), (a)-[r2:T]->(b) MATCH (a)-[r3:T]->(b) RETURN count(*) AS n",
       }) {
    expect_same_in_rows(graph, query);
  }
}

}  // namespace
}  // namespace newsgraph
