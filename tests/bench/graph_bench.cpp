// Boost.Graph's algorithms on a Graph and on Boost.Graph's own compressed_sparse_row_graph, which
// is what there is to beat: plain arrays and nothing else. The graph is the file that
// NEWSGRAPH_BENCH_GRAPH names, or a random one in which, as in news, few nodes are in most of the
// relationships. Both number the nodes alike, so that both do the same work in the same order.
#include <benchmark/benchmark.h>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/page_rank.hpp>
#include <cmath>
#include <cstdlib>
#include <random>

#include "newsgraph/graph/boost_graph.h"
#include "newsgraph/graph/bulk_builder.h"
#include "newsgraph/graph/store.h"
#include "newsgraph/graph/undirected_view.h"

namespace newsgraph {
namespace {

using Arcs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
using Csr =
    boost::compressed_sparse_row_graph<boost::bidirectionalS, boost::no_property,
                                       boost::no_property, boost::no_property, std::uint32_t>;
using DirectedCsr =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                       boost::no_property, std::uint32_t>;

Graph random_graph() {
  constexpr std::uint32_t kNodes = 200'000, kRelationships = 1'200'000;
  constexpr std::uint32_t kTypes = 12;
  BulkBuilder builder;
  const LabelId label = builder.intern_label("Entity");
  for (std::uint32_t i = 0; i < kNodes; ++i) builder.add_node(std::span(&label, 1));
  std::vector<TypeId> types;
  for (std::uint32_t i = 0; i < kTypes; ++i) {
    types.push_back(builder.intern_type("TYPE_" + std::to_string(i)));
  }
  std::mt19937 random(1);
  const auto node = [&] {
    const double place = static_cast<double>(random()) / 4294967296.0;
    return NodeId{static_cast<std::uint32_t>(kNodes * std::pow(place, 3))};
  };
  for (std::uint32_t i = 0; i < kRelationships; ++i) {
    builder.add_relationship(node(), types[random() % kTypes], node());
  }
  return builder.finish();
}

const Graph& graph() {
  static const Graph made = [] {
    const char* file = std::getenv("NEWSGRAPH_BENCH_GRAPH");
    if (file == nullptr) return random_graph();
    static const Store store = Store::open(file, Store::Mode::kRead);
    BulkBuilder builder;  // the relationships of the file, without holes among the ids
    const auto index = get(boost::vertex_index, store.graph());
    for (std::size_t i = 0; i < num_vertices(store.graph()); ++i) builder.add_node({});
    for (const std::string& name : store.graph().type_names()) builder.intern_type(name);
    const auto [first, last] = edges(store.graph());
    for (auto edge = first; edge != last; ++edge) {
      builder.add_relationship(NodeId{static_cast<std::uint32_t>(index[(*edge).source])},
                               store.graph().type(*edge),
                               NodeId{static_cast<std::uint32_t>(index[(*edge).target])});
    }
    return builder.finish();
  }();
  return made;
}

/// Every relationship, also the other way round if `both_ways`.
Arcs arcs(bool both_ways) {
  Arcs arcs;
  const auto [first, last] = edges(graph());
  for (auto edge = first; edge != last; ++edge) {
    arcs.emplace_back((*edge).source.value, (*edge).target.value);
    if (both_ways) arcs.emplace_back((*edge).target.value, (*edge).source.value);
  }
  std::ranges::sort(arcs);
  return arcs;
}

const Csr& csr() {
  static const Arcs sorted = arcs(false);
  static const Csr made(boost::edges_are_unsorted_multi_pass, sorted.begin(), sorted.end(),
                        graph().node_count());
  return made;
}

const DirectedCsr& undirected_csr() {
  static const Arcs sorted = arcs(true);
  static const DirectedCsr made(boost::edges_are_sorted, sorted.begin(), sorted.end(),
                                graph().node_count());
  return made;
}

template <class Graph>
auto node_values(std::vector<double>& values, const Graph& of) {
  values.assign(num_vertices(of), 0);
  return boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, of));
}

template <class Graph>
double page_rank(const Graph& graph) {
  std::vector<double> ranks, others;
  const auto others_map = node_values(others, graph);
  boost::graph::page_rank(graph, node_values(ranks, graph), boost::graph::n_iterations(10), 0.85,
                          num_vertices(graph), others_map);
  return ranks[0];
}

template <class Graph>
double breadth_first_search(const Graph& graph) {
  std::vector<double> depths;
  const auto depth = node_values(depths, graph);
  boost::breadth_first_search(graph, *vertices(graph).first,
                              boost::visitor(boost::make_bfs_visitor(
                                  boost::record_distances(depth, boost::on_tree_edge()))));
  return depths.back();
}

template <class Graph>
double connected_components(const Graph& graph) {
  std::vector<double> components;
  return boost::connected_components(graph, node_values(components, graph));
}

/// The graph is made before `algorithm` is timed: it takes longer than some of them.
template <class Graph>
void measure(benchmark::State& state, const Graph& graph, double algorithm(const Graph&)) {
  for (auto _ : state) benchmark::DoNotOptimize(algorithm(graph));
}

void PageRankOnGraph(benchmark::State& state) {
  measure(state, graph(), page_rank<Graph>);
}
void PageRankOnCsr(benchmark::State& state) {
  measure(state, csr(), page_rank<Csr>);
}
void BreadthFirstSearchOnGraph(benchmark::State& state) {
  measure(state, graph(), breadth_first_search<Graph>);
}
void BreadthFirstSearchOnCsr(benchmark::State& state) {
  measure(state, csr(), breadth_first_search<Csr>);
}
void ConnectedComponentsOnGraph(benchmark::State& state) {
  measure(state, UndirectedView(graph()), connected_components<UndirectedView>);
}
void ConnectedComponentsOnCsr(benchmark::State& state) {
  measure(state, undirected_csr(), connected_components<DirectedCsr>);
}

/// Packing everything anew, and what the packed arrays take for each relationship.
void Compact(benchmark::State& state) {
  const Graph& known = graph();
  BulkBuilder builder;
  for (std::size_t i = 0; i < known.node_count(); ++i) builder.add_node({});
  for (const std::string& name : known.type_names()) builder.intern_type(name);
  for (const RelationshipId each : known.all_relationships()) {
    builder.add_relationship(known.source(each), known.type(each), known.target(each));
  }
  Graph copy = builder.finish();
  for (auto _ : state) {
    copy.create_relationship(NodeId{0}, copy.type_names()[0], NodeId{0});  // something to pack
    copy.compact();
  }
  state.counters["bytes_a_relationship"] = static_cast<double>(copy.topology().memory()) /
                                           static_cast<double>(copy.relationship_count());
}

BENCHMARK(PageRankOnGraph)->Unit(benchmark::kMillisecond);
BENCHMARK(PageRankOnCsr)->Unit(benchmark::kMillisecond);
BENCHMARK(BreadthFirstSearchOnGraph)->Unit(benchmark::kMillisecond);
BENCHMARK(BreadthFirstSearchOnCsr)->Unit(benchmark::kMillisecond);
BENCHMARK(ConnectedComponentsOnGraph)->Unit(benchmark::kMillisecond);
BENCHMARK(ConnectedComponentsOnCsr)->Unit(benchmark::kMillisecond);
BENCHMARK(Compact)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace newsgraph

BENCHMARK_MAIN();
