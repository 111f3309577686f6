#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/page_rank.hpp>
#include <cmath>

#include "newsgraph/graph/algorithms.h"

namespace newsgraph {

namespace {

using PackedGraph = Projection::PackedGraph;

auto by_vertex(std::vector<double>& values, const PackedGraph& packed) {
  return boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, packed));
}

/// A property map that looks at a checkpoint whenever a value is put into it: Brandes' algorithm in
/// Boost.Graph has no visitor.
struct WatchedMap {
  using key_type = std::uint32_t;
  using value_type = double;
  using reference = double;
  using category = boost::read_write_property_map_tag;

  std::vector<double>* values;
  const Checkpoint* checkpoint;

  friend double get(const WatchedMap& map, std::uint32_t vertex) { return (*map.values)[vertex]; }
  friend void put(const WatchedMap& map, std::uint32_t vertex, double value) {
    if (*map.checkpoint) (*map.checkpoint)();
    (*map.values)[vertex] = value;
  }
};

}  // namespace

std::vector<double> page_rank(const Projection& projection, const PageRankOptions& options,
                              const Checkpoint& checkpoint) {
  const std::size_t size = projection.size();
  if (size == 0) return {};
  const PackedGraph& packed = projection.packed();
  std::vector<double> ranks(size), others(size);
  std::size_t iteration = 0;
  const auto done = [&](const auto&, const PackedGraph&) {
    if (checkpoint) checkpoint();
    if (iteration++ == options.iterations) return true;
    double change = 0;
    for (std::size_t i = 0; i < size; ++i) {
      change = std::max(change, std::abs(ranks[i] - others[i]));
    }
    return iteration > 1 && change < options.tolerance;
  };
  boost::graph::page_rank(packed, by_vertex(ranks, packed), done, options.damping,
                          static_cast<std::uint32_t>(size), by_vertex(others, packed));
  return ranks;
}

std::vector<double> betweenness(const Projection& projection, const Checkpoint& checkpoint) {
  std::vector<double> scores(projection.size(), 0);
  const PackedGraph& packed = projection.packed();
  boost::brandes_betweenness_centrality(packed,
                                        boost::centrality_map(WatchedMap{&scores, &checkpoint})
                                            .vertex_index_map(get(boost::vertex_index, packed)));
  if (projection.is_undirected()) {
    for (double& score : scores) score /= 2;
  }
  return scores;
}

std::vector<double> degrees(const Projection& projection) {
  const PackedGraph& packed = projection.packed();
  std::vector<double> sums(projection.size(), 0);
  for (std::uint32_t vertex = 0; vertex < projection.size(); ++vertex) {
    const auto [first, last] = out_edges(vertex, packed);
    for (auto arc = first; arc != last; ++arc) sums[vertex] += packed[*arc].weight;
  }
  return sums;
}

}  // namespace newsgraph
