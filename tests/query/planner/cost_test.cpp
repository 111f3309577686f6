#include "newsgraph/query/planner/cost.h"

#include <gtest/gtest.h>

#include "query/query_table.h"

namespace newsgraph::planner {
namespace {

using parser::Direction;

TEST(CostModel, CountsWhatTheGraphCounts) {
  const Graph graph =
      graph_of("CREATE (a:A), (b:A:B), (c:C), (d), (a)-[:R]->(b), (a)-[:R]->(c), (b)-[:S]->(c)");
  const CostModel cost(graph);
  EXPECT_EQ(cost.all_nodes(), 4);
  EXPECT_EQ(cost.nodes_with_label("A"), 2);
  EXPECT_EQ(cost.nodes_with_label("None"), 0);
  EXPECT_EQ(cost.label_selectivity({"A", "B"}), 0.5 * 0.25);
  EXPECT_EQ(cost.average_degree({}, Direction::kOutgoing), 0.75);
  EXPECT_EQ(cost.average_degree({"R"}, Direction::kIncoming), 0.5);
  EXPECT_EQ(cost.average_degree({"R", "S"}, Direction::kBoth), 1.5);
}

TEST(CostModel, BoundsWhatItExpectsOfLongWalks) {
  const Graph graph = graph_of("CREATE (a)-[:R]->(b), (b)-[:R]->(a), (a)-[:R]->(a), (b)-[:R]->(b)");
  const CostModel cost(graph);
  EXPECT_EQ(cost.walk({"R"}, Direction::kOutgoing, {1, 2}), 2 + 4);
  EXPECT_EQ(cost.walk({"R"}, Direction::kOutgoing, {0, 0}), 1);
  EXPECT_EQ(cost.walk({"R"}, Direction::kOutgoing, {1, std::nullopt}), 2 + 4 + 8 + 16);
  EXPECT_EQ(cost.walk({"R"}, Direction::kOutgoing, {1000000, 2000000}), 16);
}

TEST(CostModel, TakesAnEmptyGraph) {
  const Graph graph;
  const CostModel cost(graph);
  EXPECT_EQ(cost.average_degree({}, Direction::kBoth), 0);
  EXPECT_EQ(cost.label_selectivity({}), 1);
}

}  // namespace
}  // namespace newsgraph::planner
