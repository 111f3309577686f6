#include "newsgraph/graph/algorithms.h"

#include <gmock/gmock.h>

#include <cmath>
#include <stdexcept>

namespace newsgraph {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// A graph of persons 0 … count - 1 who MET in pairs.
Graph acquainted(std::size_t count,
                 std::initializer_list<std::pair<std::size_t, std::size_t>> pairs) {
  Graph graph;
  std::vector<NodeId> nodes;
  for (std::size_t i = 0; i < count; ++i) nodes.push_back(graph.create_node({"Person"}));
  for (const auto& [a, b] : pairs) graph.create_relationship(nodes[a], "MET", nodes[b]);
  return graph;
}

ProjectionOptions both_ways() {
  ProjectionOptions options;
  options.orientation = Orientation::kBoth;
  return options;
}

TEST(Projection, HoldsTheLabelsAndTypesAskedFor) {
  Graph graph;
  const NodeId ana = graph.create_node({"Person"});
  const NodeId peru = graph.create_node({"Country"});
  const NodeId bo = graph.create_node({"Person"});
  graph.create_relationship(ana, "MET", bo);
  graph.create_relationship(ana, "VISITED", peru);
  const Projection all(graph, {});
  EXPECT_EQ(all.size(), 3u);
  EXPECT_EQ(num_edges(all.packed()), 2u);
  ProjectionOptions persons;
  persons.labels = {"Person", "Unheard"};
  EXPECT_EQ(num_edges(Projection(graph, persons).packed()), 1u);
  EXPECT_EQ(Projection(graph, persons).vertex(peru), std::nullopt);
  EXPECT_EQ(Projection(graph, persons).node(1), bo);
  ProjectionOptions unheard;
  unheard.types = {"UNHEARD"};
  EXPECT_EQ(num_edges(Projection(graph, unheard).packed()), 0u);
  EXPECT_EQ(Projection(graph, unheard).size(), 3u);
}

TEST(Projection, IsWalkedAsItsOrientationSays) {
  const Graph graph = acquainted(3, {{0, 1}, {0, 2}, {2, 2}});
  ProjectionOptions options;
  EXPECT_THAT(degrees(Projection(graph, options)), ElementsAre(2, 0, 1));
  options.orientation = Orientation::kIncoming;
  EXPECT_THAT(degrees(Projection(graph, options)), ElementsAre(0, 1, 2));
  options.orientation = Orientation::kBoth;
  EXPECT_THAT(degrees(Projection(graph, options)), ElementsAre(2, 1, 2));
}

TEST(Projection, WeighsByAProperty) {
  Graph graph = acquainted(2, {{0, 1}, {0, 1}, {0, 1}});
  graph.set_property(RelationshipId{0}, "times", std::int64_t{3});
  graph.set_property(RelationshipId{1}, "times", 0.5);
  ProjectionOptions options;
  options.weight = "times";
  EXPECT_THAT(degrees(Projection(graph, options)), ElementsAre(4.5, 0));
  for (const Value& bad : {Value(-1.0), Value("much"), Value(std::nan(""))}) {
    graph.set_property(RelationshipId{2}, "times", bad);
    try {
      const Projection projection(graph, options);
      ADD_FAILURE() << to_text(graph, bad) << " was taken as a weight";
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr("the weight `times` of relationship 2 is "));
    }
  }
}

TEST(PageRank, GivesWhatItsEquationSays) {
  // 1 → 0, 2 → 0, 0 → 1; nothing points to 2.
  const Graph graph = acquainted(3, {{1, 0}, {2, 0}, {0, 1}});
  const std::vector<double> ranks = page_rank(Projection(graph, {}));
  EXPECT_NEAR(ranks[2], 0.15, 1e-6);
  EXPECT_NEAR(ranks[0], 0.15 + 0.85 * (ranks[1] + ranks[2]), 1e-6);
  EXPECT_NEAR(ranks[1], 0.15 + 0.85 * ranks[0], 1e-6);
  EXPECT_TRUE(page_rank(Projection(Graph(), {})).empty());
}

TEST(Betweenness, CountsThePathsThroughANode) {
  // 0 – 1 – 2 – 3: 1 lies between 0 and 2, 0 and 3.
  const Graph graph = acquainted(4, {{0, 1}, {1, 2}, {2, 3}});
  EXPECT_THAT(betweenness(Projection(graph, both_ways())), ElementsAre(0, 2, 2, 0));
  EXPECT_THAT(betweenness(Projection(graph, {})), ElementsAre(0, 2, 2, 0));
  // Two ways round share what one would have.
  const Graph square = acquainted(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}});
  EXPECT_THAT(betweenness(Projection(square, both_ways())), ElementsAre(0.5, 0.5, 0.5, 0.5));
}

TEST(Components, AreOfWhatHangsTogetherEitherWay) {
  const Graph graph = acquainted(6, {{2, 0}, {1, 4}, {4, 5}});
  EXPECT_THAT(weakly_connected_components(Projection(graph, {})), ElementsAre(0, 1, 0, 2, 1, 1));
  EXPECT_TRUE(weakly_connected_components(Projection(Graph(), {})).empty());
}

TEST(Communities, AreTheCloselyLinked) {
  // Two triangles with a bridge.
  const Graph graph = acquainted(6, {{0, 1}, {1, 2}, {2, 0}, {3, 4}, {4, 5}, {5, 3}, {2, 3}});
  EXPECT_THAT(communities(Projection(graph, {})), ElementsAre(0, 0, 0, 1, 1, 1));
  EXPECT_THAT(communities(Projection(graph, both_ways())), ElementsAre(0, 0, 0, 1, 1, 1));
  EXPECT_THAT(communities(Projection(acquainted(3, {}), {})), ElementsAre(0, 1, 2));
}

/// Zachary 1977, "An information flow model for conflict and fission in small groups": the karate
/// club that split in two, the usual test of such methods. The best modularity known is 0.4198.
TEST(Communities, OfTheKarateClubAreNearlyTheBestKnown) {
  const Graph club = acquainted(
      34, {{0, 1},   {0, 2},   {0, 3},   {0, 4},   {0, 5},   {0, 6},   {0, 7},   {0, 8},   {0, 10},
           {0, 11},  {0, 12},  {0, 13},  {0, 17},  {0, 19},  {0, 21},  {0, 31},  {1, 2},   {1, 3},
           {1, 7},   {1, 13},  {1, 17},  {1, 19},  {1, 21},  {1, 30},  {2, 3},   {2, 7},   {2, 8},
           {2, 9},   {2, 13},  {2, 27},  {2, 28},  {2, 32},  {3, 7},   {3, 12},  {3, 13},  {4, 6},
           {4, 10},  {5, 6},   {5, 10},  {5, 16},  {6, 16},  {8, 30},  {8, 32},  {8, 33},  {9, 33},
           {13, 33}, {14, 32}, {14, 33}, {15, 32}, {15, 33}, {18, 32}, {18, 33}, {19, 33}, {20, 32},
           {20, 33}, {22, 32}, {22, 33}, {23, 25}, {23, 27}, {23, 29}, {23, 32}, {23, 33}, {24, 25},
           {24, 27}, {24, 31}, {25, 31}, {26, 29}, {26, 33}, {27, 33}, {28, 31}, {28, 33}, {29, 32},
           {29, 33}, {30, 32}, {30, 33}, {31, 32}, {31, 33}, {32, 33}});
  const Projection projection(club, both_ways());
  const std::vector<std::size_t> found = communities(projection);
  const std::vector<double> degree = degrees(projection);
  const double total = 2.0 * static_cast<double>(club.relationship_count());
  double modularity = 0;
  for (const RelationshipId each : club.all_relationships()) {
    if (found[club.source(each).value] == found[club.target(each).value]) modularity += 2 / total;
  }
  for (std::size_t a = 0; a < 34; ++a) {
    for (std::size_t b = 0; b < 34; ++b) {
      if (found[a] == found[b]) modularity -= degree[a] * degree[b] / (total * total);
    }
  }
  EXPECT_GT(modularity, 0.41);
}

TEST(ShortestPath, IsTheLightest) {
  Graph graph = acquainted(4, {{0, 1}, {1, 2}, {0, 2}});
  graph.set_property(RelationshipId{2}, "km", 10.0);
  ProjectionOptions options;
  const auto fewest = shortest_path(Projection(graph, options), NodeId{0}, NodeId{2});
  ASSERT_TRUE(fewest);
  EXPECT_THAT(fewest->path.relationships, ElementsAre(RelationshipId{2}));
  options.weight = "km";
  const auto lightest = shortest_path(Projection(graph, options), NodeId{0}, NodeId{2});
  ASSERT_TRUE(lightest);
  EXPECT_EQ(lightest->cost, 2);
  EXPECT_THAT(lightest->path.nodes, ElementsAre(NodeId{0}, NodeId{1}, NodeId{2}));
  EXPECT_THAT(lightest->path.relationships, ElementsAre(RelationshipId{0}, RelationshipId{1}));
  EXPECT_EQ(shortest_path(Projection(graph, options), NodeId{2}, NodeId{0}), std::nullopt);
  EXPECT_EQ(shortest_path(Projection(graph, options), NodeId{0}, NodeId{3}), std::nullopt);
  const auto nowhere = shortest_path(Projection(graph, options), NodeId{1}, NodeId{1});
  ASSERT_TRUE(nowhere);
  EXPECT_EQ(nowhere->path.nodes.size(), 1u);
}

TEST(Algorithms, EndWhenTheirCheckpointThrows) {
  const Graph graph = acquainted(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}});
  const Projection projection(graph, both_ways());
  const Checkpoint stop = [] { throw std::runtime_error("enough"); };
  EXPECT_THROW(page_rank(projection, {}, stop), std::runtime_error);
  EXPECT_THROW(betweenness(projection, stop), std::runtime_error);
  EXPECT_THROW(communities(projection, stop), std::runtime_error);
  EXPECT_THROW(shortest_path(projection, NodeId{0}, NodeId{2}, stop), std::runtime_error);
}

}  // namespace
}  // namespace newsgraph
