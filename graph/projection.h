// The part of a graph that an algorithm looks at, packed for it.
//
// An algorithm seldom means the whole of a news graph: who matters among the persons who met is a
// question about Person and MET_WITH. A Projection is a copy of that part as Boost.Graph's
// compressed_sparse_row_graph, whose vertices are numbered from 0 in the order of node ids, so that
// any of Boost.Graph's algorithms runs on it at the speed of plain arrays. It does not see later
// changes of the graph.
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/graph/graph.h"

namespace newsgraph {

/// Called after each piece of work of bounded size; what it throws ends the work.
using Checkpoint = std::function<void()>;

/// Which way a relationship is walked.
enum class Orientation {
  kOutgoing,  ///< from its source to its target
  kIncoming,  ///< from its target to its source
  kBoth,      ///< either way, as MET_WITH is meant
};

struct ProjectionOptions {
  std::vector<std::string> labels;  ///< nodes with one of them; empty for all
  std::vector<std::string> types;   ///< relationships of one of them; empty for all
  Orientation orientation = Orientation::kOutgoing;
  /// The property that says how much a relationship weighs; empty when each weighs 1. One that
  /// lacks the property weighs 1 too.
  std::string weight;

  bool operator==(const ProjectionOptions&) const = default;
};

class Projection {
 public:
  /// One relationship as it is walked.
  struct Arc {
    RelationshipId relationship;
    double weight = 1;
  };
  using PackedGraph =
      boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Arc,
                                         boost::no_property, std::uint32_t, std::uint32_t>;

  /// A label or type that the graph lacks has no nodes or relationships. Throws Error when a weight
  /// is negative or no number, and when there are more than 2³² arcs.
  Projection(const Graph& graph, const ProjectionOptions& options,
             const Checkpoint& checkpoint = {});

  const PackedGraph& packed() const { return packed_; }
  std::size_t size() const { return nodes_.size(); }
  /// Whether every arc stands both ways.
  bool is_undirected() const { return undirected_; }
  /// Whether a relationship has the property that was named as its weight.
  bool is_weighted() const { return weighted_; }
  /// How much memory it takes.
  std::size_t bytes() const;
  NodeId node(std::size_t vertex) const { return nodes_[vertex]; }
  /// Nothing when the node is not in the projection.
  std::optional<std::uint32_t> vertex(NodeId node) const;

 private:
  std::vector<NodeId> nodes_;  ///< by vertex, rising
  PackedGraph packed_;
  bool undirected_;
  bool weighted_;
};

}  // namespace newsgraph
