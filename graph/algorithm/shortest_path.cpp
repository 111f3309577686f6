#include <algorithm>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <limits>

#include "newsgraph/graph/algorithms.h"

namespace newsgraph {

namespace {

using PackedGraph = Projection::PackedGraph;
using ArcDescriptor = boost::graph_traits<PackedGraph>::edge_descriptor;

constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();

/// Thrown to leave Boost.Graph's search once the goal is reached: it has no other way out.
struct Reached {};

/// The arc by which each vertex was reached best.
struct Arrival {
  std::uint32_t from = kNowhere;
  RelationshipId relationship;
};

class Search : public boost::default_dijkstra_visitor {
 public:
  Search(std::uint32_t goal, std::vector<Arrival>& arrivals, const Checkpoint& checkpoint)
      : goal_(goal), arrivals_(&arrivals), checkpoint_(&checkpoint) {}

  void examine_vertex(std::uint32_t vertex, const PackedGraph&) const {
    if (*checkpoint_) (*checkpoint_)();
    if (vertex == goal_) throw Reached{};
  }
  void edge_relaxed(ArcDescriptor arc, const PackedGraph& packed) const {
    (*arrivals_)[target(arc, packed)] = {source(arc, packed), packed[arc].relationship};
  }

 private:
  std::uint32_t goal_;
  std::vector<Arrival>* arrivals_;
  const Checkpoint* checkpoint_;
};

Path walk_back(const Projection& projection, const std::vector<Arrival>& arrivals,
               std::uint32_t from, std::uint32_t to) {
  Path path;
  path.nodes.push_back(projection.node(to));
  for (std::uint32_t at = to; at != from; at = arrivals[at].from) {
    path.relationships.push_back(arrivals[at].relationship);
    path.nodes.push_back(projection.node(arrivals[at].from));
  }
  std::ranges::reverse(path.nodes);
  std::ranges::reverse(path.relationships);
  return path;
}

}  // namespace

std::optional<WeightedPath> shortest_path(const Projection& projection, NodeId from, NodeId to,
                                          const Checkpoint& checkpoint) {
  const auto start = projection.vertex(from);
  const auto goal = projection.vertex(to);
  if (!start || !goal) return std::nullopt;
  const PackedGraph& packed = projection.packed();
  std::vector<double> distances(projection.size());
  std::vector<Arrival> arrivals(projection.size());
  try {
    boost::dijkstra_shortest_paths_no_color_map(
        packed, *start,
        boost::weight_map(get(&Projection::Arc::weight, packed))
            .distance_map(boost::make_iterator_property_map(distances.begin(),
                                                            get(boost::vertex_index, packed)))
            .visitor(Search(*goal, arrivals, checkpoint)));
  } catch (const Reached&) {
    return WeightedPath{walk_back(projection, arrivals, *start, *goal), distances[*goal]};
  }
  return std::nullopt;
}

}  // namespace newsgraph
