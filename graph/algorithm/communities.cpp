// The Louvain method (Blondel, Guillaume, Lambiotte, Lefebvre 2008: "Fast unfolding of communities
// in large networks"): each vertex moves to the neighbouring community that raises modularity most,
// until none does; then communities become the vertices of a smaller graph, and all begins again.
// Boost.Graph 1.74 has no such algorithm.
#include <algorithm>
#include <utility>

#include "newsgraph/graph/algorithm/numbering.h"
#include "newsgraph/graph/algorithms.h"

namespace newsgraph {

namespace {

using Community = std::size_t;

/// An undirected graph with weights; a link between two vertices stands at both.
struct Links {
  std::vector<std::vector<std::pair<std::uint32_t, double>>> neighbours;
  std::vector<double> loops;    ///< weight of a vertex's links with itself, each counted twice
  std::vector<double> degrees;  ///< weight of all its links, loops too
  double total = 0;             ///< of all degrees

  explicit Links(std::size_t size) : neighbours(size), loops(size, 0), degrees(size, 0) {}
  std::size_t size() const { return neighbours.size(); }

  void add(std::uint32_t a, std::uint32_t b, double weight) {
    if (a == b) {
      loops[a] += 2 * weight;
    } else {
      neighbours[a].emplace_back(b, weight);
      neighbours[b].emplace_back(a, weight);
    }
    degrees[a] += weight;
    degrees[b] += weight;
    total += 2 * weight;
  }
};

Links links_of(const Projection& projection) {
  Links links(projection.size());
  const Projection::PackedGraph& packed = projection.packed();
  for (std::uint32_t vertex = 0; vertex < projection.size(); ++vertex) {
    const auto [first, last] = out_edges(vertex, packed);
    for (auto arc = first; arc != last; ++arc) {
      const std::uint32_t to = target(*arc, packed);
      // An undirected projection has every relationship at both ends.
      if (projection.is_undirected() && to < vertex) continue;
      links.add(vertex, to, packed[*arc].weight);
    }
  }
  return links;
}

/// Moves the vertices of one graph between communities.
class Mover {
 public:
  Mover(const Links& links, const Checkpoint& checkpoint)
      : links_(links),
        checkpoint_(checkpoint),
        communities_(links.size()),
        sums_(links.degrees),
        weights_(links.size(), 0) {
    for (std::size_t i = 0; i < links.size(); ++i) communities_[i] = i;
  }

  /// The communities when no move raises modularity any more.
  std::vector<Community> run() {
    for (bool moved = true; moved;) {
      moved = false;
      for (std::uint32_t vertex = 0; vertex < links_.size(); ++vertex) {
        if (checkpoint_) checkpoint_();
        moved |= move(vertex);
      }
    }
    return std::move(communities_);
  }

 private:
  // A gain smaller than this is rounding, and could be had for ever.
  static constexpr double kLeastGain = 1e-9;

  bool move(std::uint32_t vertex) {
    const Community own = communities_[vertex];
    touched_.clear();
    for (const auto& [to, weight] : links_.neighbours[vertex]) {
      const Community community = communities_[to];
      if (weights_[community] == 0) touched_.push_back(community);
      weights_[community] += weight;
    }
    sums_[own] -= links_.degrees[vertex];
    Community best = own;
    double most = gain(vertex, own) + kLeastGain * links_.total;
    for (const Community community : touched_) {
      const double gained = gain(vertex, community);
      if (gained <= most) continue;
      most = gained;
      best = community;
    }
    sums_[best] += links_.degrees[vertex];
    for (const Community community : touched_) weights_[community] = 0;
    communities_[vertex] = best;
    return best != own;
  }

  /// What modularity gains, but for a factor, when the vertex is in the community.
  double gain(std::uint32_t vertex, Community community) const {
    return weights_[community] - sums_[community] * links_.degrees[vertex] / links_.total;
  }

  const Links& links_;
  const Checkpoint& checkpoint_;
  std::vector<Community> communities_;  ///< by vertex
  std::vector<double> sums_;            ///< by community: degrees in it
  std::vector<double> weights_;         ///< by community: of links with the vertex looked at
  std::vector<Community> touched_;
};

/// The graph whose vertices are the communities.
Links folded(const Links& links, const std::vector<Community>& communities, std::size_t count) {
  Links smaller(count);
  for (std::uint32_t vertex = 0; vertex < links.size(); ++vertex) {
    const auto own = static_cast<std::uint32_t>(communities[vertex]);
    if (links.loops[vertex] > 0) smaller.add(own, own, links.loops[vertex] / 2);
    for (const auto& [to, weight] : links.neighbours[vertex]) {
      if (vertex < to) smaller.add(own, static_cast<std::uint32_t>(communities[to]), weight);
    }
  }
  return smaller;
}

}  // namespace

std::vector<std::size_t> communities(const Projection& projection, const Checkpoint& checkpoint) {
  Links links = links_of(projection);
  std::vector<std::size_t> result(projection.size());
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = i;
  if (links.total == 0) return result;
  while (true) {
    const std::vector<Community> found = numbered_by_appearance(Mover(links, checkpoint).run());
    std::size_t count = 0;
    for (const Community community : found) count = std::max(count, community + 1);
    if (count == links.size()) return numbered_by_appearance(std::move(result));
    for (std::size_t& community : result) community = found[community];
    links = folded(links, found, count);
  }
}

}  // namespace newsgraph
