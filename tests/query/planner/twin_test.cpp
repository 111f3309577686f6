// Every optimisation has an obvious twin: the plan that follows the text of the query. Both must
// find the same rows, whatever the graph.
#include <gtest/gtest.h>

#include <random>

#include "query/query_table.h"

namespace newsgraph {
namespace {

Graph random_graph(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t bound) { return random() % bound; };
  const std::string_view labels[] = {"A", "B", "C"};
  const std::string_view types[] = {"R", "S"};
  Graph graph;
  if (below(2) == 0) graph.create_index("A", "x");
  std::vector<NodeId> nodes;
  const std::uint32_t node_count = 1 + below(8);
  for (std::uint32_t i = 0; i < node_count; ++i) {
    Map properties;
    if (below(3) != 0) properties["x"] = static_cast<std::int64_t>(below(3));
    nodes.push_back(graph.create_node({labels[below(3)], labels[below(3)]}, properties));
  }
  const std::uint32_t relationship_count = below(14);
  for (std::uint32_t i = 0; i < relationship_count; ++i) {
    graph.create_relationship(nodes[below(node_count)], types[below(2)], nodes[below(node_count)],
                              Map{{"w", static_cast<std::int64_t>(below(2))}});
  }
  return graph;
}

constexpr const char* kQueries[] = {
    "MATCH (a)-[r]->(b) RETURN a, r, b",
    "MATCH (a:A)-[r:R]->(b:B) WHERE a.x = b.x RETURN a, r, b",
    "MATCH (a:A {x: 1}) RETURN a",
    "MATCH (a)-[r]->(b)-[s]->(c)-[t]->(a) RETURN a, b, c, r, s, t",
    "MATCH (a)-[r]->(b)-[s]->(c:C)-[t]->(a:A) RETURN a, b, c, r, s, t",
    "MATCH (a), (b:B) MATCH (a)-[r]->(b) RETURN a, r, b",
    "MATCH (a)-[r:R]-(b)-[s]-(c:C) WHERE c.x > 0 AND a.x IS NOT NULL RETURN a, r, b, s, c",
    "MATCH (a)-->(a) RETURN a",
    "MATCH (a)-[r]-(a) RETURN a, r",
    "MATCH p = (a:A)-[rs:R*0..3 {w: 1}]->(b) RETURN p, rs",
    "MATCH (a)-[rs*1..3]-(b:B), (b)-[r:S]->(c) RETURN a, rs, b, r, c",
    "MATCH (a:A), (b:A {x: a.x}) WHERE id(a) < id(b) RETURN a, b",
    "MATCH ()-[r:R]->() WITH r MATCH (a)-[r]-(b) RETURN a, r, b",
    "MATCH ()-[r:R]->() WITH r MATCH (a)<-[r]-(b:B), (b)-[s]->() RETURN a, r, b, s",
    "MATCH (a)-[rs:R*2]->(b) WITH rs, a MATCH (a)-[rs*]->(c) RETURN a, rs, c",
    "MATCH (a:A) OPTIONAL MATCH (a)-[r:R]->(b:B) WHERE b.x = a.x RETURN a, r, b",
    "MATCH (a) OPTIONAL MATCH (a)-[:R]->(b) OPTIONAL MATCH (b)-[:S]->(c) RETURN a, b, c",
    "MATCH (a) WHERE (a)-[:R]->(:B) AND NOT (a)-->(a) RETURN a",
    "MATCH (a) RETURN a, [(a)-[r]->(b:B) WHERE b.x > 0 | r.w] AS ws",
    "MATCH (a:A) WHERE EXISTS { (a)-[:R]->(b) WHERE b.x = a.x } RETURN a",
    "MATCH (a)-->(b) RETURN a.x AS x, count(DISTINCT b) AS n ORDER BY x DESC, n LIMIT 2",
    "MATCH (a) RETURN DISTINCT a.x AS x ORDER BY x SKIP 1 LIMIT 1",
    "MATCH (a:A), (b:B) MATCH p = allShortestPaths((a)-[:R*]->(b)) RETURN p",
    "MATCH (a:A), (b:B) MATCH p = shortestPath((a)-[*..3]-(b)) RETURN length(p) AS n, a, b",
};

TEST(PlannerTwins, OptimisedPlansFindWhatPlansAsWrittenFind) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    const Graph graph = random_graph(seed);
    for (const char* query : kQueries) {
      EXPECT_EQ(sorted_rows(graph, query, {}),
                sorted_rows(graph, query, planner::PlannerOptions::as_written()))
          << "seed " << seed << ": " << query;
    }
  }
}

TEST(PlannerTwins, SameGraphAndQueryGiveTheSameOrder) {
  for (const char* query : kQueries) {
    Graph first = random_graph(7), second = random_graph(7);
    EXPECT_EQ(answer(first, query), answer(second, query)) << query;
  }
}

}  // namespace
}  // namespace newsgraph
