// What is asked most often of a graph as a whole: who matters, what hangs together, which groups
// there are, what the shortest way is. All run on a Projection, most of them as Boost.Graph's own
// algorithms; for others of Boost.Graph's, call them on Projection::packed() or on the Graph.
//
// Results stand by vertex: result[i] is of projection.node(i).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "newsgraph/graph/projection.h"

namespace newsgraph {

struct PageRankOptions {
  double damping = 0.85;         ///< in 0..1: how often a walk goes on rather than starts anew
  double tolerance = 1e-7;       ///< it ends when no rank changes by more
  std::size_t iterations = 100;  ///< at most
};

/// PageRank (Brin and Page 1998): (1 - d) + d · Σ rank(u) / degree(u) over arcs u → v, so a node
/// that nothing points to has 1 - d. Weights are not regarded.
std::vector<double> page_rank(const Projection& projection, const PageRankOptions& options = {},
                              const Checkpoint& checkpoint = {});

/// How many shortest paths between others lead through a node, each pair counting 1 shared among
/// its paths (Freeman 1977, by the algorithm of Brandes 2001); of an undirected projection each
/// pair counts once. Parallel relationships are paths of their own. Weights are not regarded.
std::vector<double> betweenness(const Projection& projection, const Checkpoint& checkpoint = {});

/// The sum of the weights of a node's arcs.
std::vector<double> degrees(const Projection& projection);

/// The number of the component that a node is in, whichever way arcs lead. Components are numbered
/// from 0 in the order of their first vertices.
std::vector<std::size_t> weakly_connected_components(const Projection& projection);

/// The number of the community that a node is in: groups that are linked more closely among
/// themselves than chance would have it, found by raising modularity (the Louvain method, Blondel
/// et al. 2008) on arcs taken both ways. Numbered as components are. The same graph gives the same
/// communities.
std::vector<std::size_t> communities(const Projection& projection,
                                     const Checkpoint& checkpoint = {});

struct WeightedPath {
  Path path;
  double cost = 0;  ///< the sum of its weights
};

/// The way with the least sum of weights (Dijkstra 1959); nothing when there is none, or one of the
/// ends is not in the projection.
std::optional<WeightedPath> shortest_path(const Projection& projection, NodeId from, NodeId to,
                                          const Checkpoint& checkpoint = {});

}  // namespace newsgraph
