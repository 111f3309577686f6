#include "newsgraph/graph/boost_graph.h"

#include <gmock/gmock.h>

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/property_map/vector_property_map.hpp>

#include "newsgraph/graph/undirected_view.h"

namespace newsgraph {
namespace {

using testing::ElementsAre;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, NodeId, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, Edge, boost::edge_index_t>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<UndirectedView>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<UndirectedView>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<UndirectedView>));

/// a → b → c with a long way round through d, and e apart; node 0 deleted, so that ids have a hole.
class BoostGraph : public testing::Test {
 protected:
  BoostGraph() {
    const NodeId deleted = graph_.create_node({"Gone"});
    for (NodeId* node : {&a_, &b_, &c_, &d_, &e_}) *node = graph_.create_node({"N"});
    graph_.delete_node(deleted);
    graph_.create_relationship(a_, "R", b_, {{"weight", 1.0}});
    graph_.create_relationship(b_, "R", c_, {{"weight", 1}});
    graph_.create_relationship(a_, "S", d_, {{"weight", 5.0}});
    graph_.create_relationship(d_, "S", c_, {{"weight", 5.0}});
  }

  template <class Number>
  auto map_of(std::vector<Number>& numbers) {
    numbers.resize(num_vertices(graph_));
    return boost::make_iterator_property_map(numbers.begin(), get(boost::vertex_index, graph_));
  }

  Graph graph_;
  NodeId a_, b_, c_, d_, e_;
};

TEST_F(BoostGraph, PassesOverDeletedNodes) {
  const auto [first, last] = vertices(graph_);
  EXPECT_THAT(std::vector<NodeId>(first, last), ElementsAre(a_, b_, c_, d_, e_));
}

TEST_F(BoostGraph, NumbersLivingNodesDensely) {
  const auto index = get(boost::vertex_index, graph_);
  EXPECT_EQ(index[a_], 0u);
  EXPECT_EQ(index[e_], 4u);
}

TEST_F(BoostGraph, RunsBreadthFirstSearch) {
  std::vector<int> depths;
  const auto depth = map_of(depths);
  boost::breadth_first_search(graph_, a_,
                              boost::visitor(boost::make_bfs_visitor(
                                  boost::record_distances(depth, boost::on_tree_edge()))));
  EXPECT_THAT(depths, ElementsAre(0, 1, 2, 1, 0));
}

TEST_F(BoostGraph, RunsDijkstraOnAProperty) {
  std::vector<double> distances;
  boost::dijkstra_shortest_paths(graph_, a_,
                                 boost::weight_map(relationship_numbers(graph_, "weight"))
                                     .vertex_index_map(get(boost::vertex_index, graph_))
                                     .distance_map(map_of(distances)));
  EXPECT_THAT(distances, ElementsAre(0, 1, 2, 5, std::numeric_limits<double>::max()));
}

TEST_F(BoostGraph, RunsConnectedComponentsOnTheUndirectedView) {
  std::vector<int> components;
  EXPECT_EQ(boost::connected_components(UndirectedView(graph_), map_of(components)), 2);
  EXPECT_THAT(components, ElementsAre(0, 0, 0, 0, 1));
}

TEST_F(BoostGraph, RunsPageRank) {
  std::vector<double> ranks;
  boost::graph::page_rank(graph_, map_of(ranks));
  EXPECT_GT(ranks[2], ranks[1]);  // c is reached twice, b once
}

TEST_F(BoostGraph, RunsBetweennessCentrality) {
  std::vector<double> centralities;
  boost::brandes_betweenness_centrality(graph_, map_of(centralities));
  EXPECT_THAT(centralities, ElementsAre(0, 0.5, 0, 0.5, 0));  // two shortest ways from a to c
}

TEST_F(BoostGraph, SeesRelationshipsFromBothEnds) {
  const auto [first, last] = in_edges(c_, graph_);
  EXPECT_EQ(std::distance(first, last), 2);
  EXPECT_EQ(degree(a_, graph_), 2u);
  EXPECT_EQ(source(*first, graph_), b_);
}

}  // namespace
}  // namespace newsgraph
