// Graph as Boost.Graph sees it: include this and call any of Boost.Graph's algorithms on a Graph.
//
// Graph models VertexListGraph, EdgeListGraph, BidirectionalGraph and ReadablePropertyGraph
// (boost.org/doc/libs/1_74_0/libs/graph/doc/graph_concepts.html): directed, with parallel edges.
// A vertex descriptor is a NodeId, an edge descriptor a RelationshipId; both stay valid while the
// thing lives. UndirectedView (newsgraph/graph/undirected_view.h) is the same graph with
// relationships walked both ways, for algorithms that ask for an undirected one.
//
// vertex_index and edge_index are dense, 0 to count - 1, as the algorithms need, also after
// deletions: get() makes a numbering, which costs the number of ids once and is shared by copies of
// the map. Make it anew after changing the graph.
#pragma once

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>
#include <cstddef>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "newsgraph/graph/graph.h"

namespace newsgraph {

/// Living ids in rising order; dead ones are passed over.
template <class Id>
class LivingIdIterator
    : public boost::iterator_facade<LivingIdIterator<Id>, Id, boost::forward_traversal_tag, Id> {
 public:
  LivingIdIterator() = default;
  LivingIdIterator(const Graph& graph, std::uint32_t id, std::uint32_t bound)
      : graph_(&graph), id_(id), bound_(bound) {
    skip_dead();
  }

 private:
  friend class boost::iterator_core_access;

  void skip_dead() {
    while (id_ < bound_ && !graph_->contains(Id{id_})) ++id_;
  }
  void increment() {
    ++id_;
    skip_dead();
  }
  bool equal(const LivingIdIterator& other) const { return id_ == other.id_; }
  Id dereference() const { return Id{id_}; }

  const Graph* graph_ = nullptr;
  std::uint32_t id_ = 0;
  std::uint32_t bound_ = 0;
};

/// The relationships of a span of adjacency.
class IncidentIterator
    : public boost::iterator_facade<IncidentIterator, RelationshipId,
                                    boost::random_access_traversal_tag, RelationshipId> {
 public:
  IncidentIterator() = default;
  explicit IncidentIterator(const Adjacent* at) : at_(at) {}

 private:
  friend class boost::iterator_core_access;

  void increment() { ++at_; }
  void decrement() { --at_; }
  void advance(std::ptrdiff_t steps) { at_ += steps; }
  std::ptrdiff_t distance_to(const IncidentIterator& other) const { return other.at_ - at_; }
  bool equal(const IncidentIterator& other) const { return at_ == other.at_; }
  RelationshipId dereference() const { return at_->relationship; }

  const Adjacent* at_ = nullptr;
};

/// Numbers living ids 0, 1, 2 … in their order. A readable property map.
template <class Id>
class DenseIndexMap {
 public:
  using key_type = Id;
  using value_type = std::size_t;
  using reference = std::size_t;
  using category = boost::readable_property_map_tag;

  DenseIndexMap() = default;
  DenseIndexMap(const Graph& graph, std::uint32_t bound, std::size_t count) {
    if (count == bound) return;  // no holes: an id is its own number
    auto numbers = std::make_shared<std::vector<std::uint32_t>>(bound);
    std::uint32_t next = 0;
    for (std::uint32_t id = 0; id < bound; ++id) {
      if (graph.contains(Id{id})) (*numbers)[id] = next++;
    }
    numbers_ = std::move(numbers);
  }

  friend std::size_t get(const DenseIndexMap& map, Id id) {
    return map.numbers_ == nullptr ? id.value : (*map.numbers_)[id.value];
  }
  std::size_t operator[](Id id) const { return get(*this, id); }

 private:
  std::shared_ptr<const std::vector<std::uint32_t>> numbers_;
};

/// A numeric property as a readable property map; `fallback` where it is absent or no number.
template <class Id>
class NumberMap {
 public:
  using key_type = Id;
  using value_type = double;
  using reference = double;
  using category = boost::readable_property_map_tag;

  NumberMap(const Graph& graph, std::string_view key, double fallback)
      : graph_(&graph), key_(graph.find_key(key)), fallback_(fallback) {}

  friend double get(const NumberMap& map, Id id) {
    if (!map.key_) return map.fallback_;
    const Value value = map.graph_->property(id, *map.key_);
    return value.is_number() ? value.as_number() : map.fallback_;
  }

 private:
  const Graph* graph_;
  std::optional<KeyId> key_;
  double fallback_;
};

/// What Boost.Graph's weight_map() takes: the relationship's property of that name.
inline NumberMap<RelationshipId> relationship_numbers(const Graph& graph, std::string_view key,
                                                      double fallback = 1.0) {
  return {graph, key, fallback};
}
inline NumberMap<NodeId> node_numbers(const Graph& graph, std::string_view key,
                                      double fallback = 0.0) {
  return {graph, key, fallback};
}

}  // namespace newsgraph

namespace boost {

template <>
struct graph_traits<newsgraph::Graph> {
  struct traversal_category : public virtual vertex_list_graph_tag,
                              public virtual edge_list_graph_tag,
                              public virtual bidirectional_graph_tag {};
  using vertex_descriptor = newsgraph::NodeId;
  using edge_descriptor = newsgraph::RelationshipId;
  using directed_category = bidirectional_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  using vertex_iterator = newsgraph::LivingIdIterator<newsgraph::NodeId>;
  using edge_iterator = newsgraph::LivingIdIterator<newsgraph::RelationshipId>;
  using out_edge_iterator = newsgraph::IncidentIterator;
  using in_edge_iterator = newsgraph::IncidentIterator;
  using adjacency_iterator = void;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;

  static vertex_descriptor null_vertex() { return {}; }
};
template <>
struct graph_traits<const newsgraph::Graph> : graph_traits<newsgraph::Graph> {};

template <>
struct graph_property_type<newsgraph::Graph> {
  using type = no_property;
};
template <>
struct vertex_property_type<newsgraph::Graph> {
  using type = no_property;
};
template <>
struct edge_property_type<newsgraph::Graph> {
  using type = no_property;
};

template <>
struct property_map<newsgraph::Graph, vertex_index_t> {
  using type = newsgraph::DenseIndexMap<newsgraph::NodeId>;
  using const_type = type;
};
template <>
struct property_map<newsgraph::Graph, edge_index_t> {
  using type = newsgraph::DenseIndexMap<newsgraph::RelationshipId>;
  using const_type = type;
};

}  // namespace boost

// Boost.Graph finds these by argument-dependent look-up, so they stand beside Graph.
namespace newsgraph {

using GraphTraits = boost::graph_traits<Graph>;

inline std::pair<GraphTraits::vertex_iterator, GraphTraits::vertex_iterator> vertices(
    const Graph& graph) {
  const std::uint32_t bound = graph.node_id_bound();
  return {{graph, 0, bound}, {graph, bound, bound}};
}
inline std::size_t num_vertices(const Graph& graph) {
  return graph.node_count();
}

inline std::pair<GraphTraits::edge_iterator, GraphTraits::edge_iterator> edges(const Graph& graph) {
  const std::uint32_t bound = graph.relationship_id_bound();
  return {{graph, 0, bound}, {graph, bound, bound}};
}
inline std::size_t num_edges(const Graph& graph) {
  return graph.relationship_count();
}

inline NodeId source(RelationshipId relationship, const Graph& graph) {
  return graph.source(relationship);
}
inline NodeId target(RelationshipId relationship, const Graph& graph) {
  return graph.target(relationship);
}

inline std::pair<IncidentIterator, IncidentIterator> out_edges(NodeId node, const Graph& graph) {
  const std::span<const Adjacent> adjacent = graph.outgoing(node);
  return {IncidentIterator(adjacent.data()), IncidentIterator(adjacent.data() + adjacent.size())};
}
inline std::size_t out_degree(NodeId node, const Graph& graph) {
  return graph.outgoing(node).size();
}
inline std::pair<IncidentIterator, IncidentIterator> in_edges(NodeId node, const Graph& graph) {
  const std::span<const Adjacent> adjacent = graph.incoming(node);
  return {IncidentIterator(adjacent.data()), IncidentIterator(adjacent.data() + adjacent.size())};
}
inline std::size_t in_degree(NodeId node, const Graph& graph) {
  return graph.incoming(node).size();
}
inline std::size_t degree(NodeId node, const Graph& graph) {
  return out_degree(node, graph) + in_degree(node, graph);
}

inline DenseIndexMap<NodeId> get(boost::vertex_index_t, const Graph& graph) {
  return {graph, graph.node_id_bound(), graph.node_count()};
}
inline std::size_t get(boost::vertex_index_t, const Graph& graph, NodeId node) {
  return get(get(boost::vertex_index, graph), node);
}
inline DenseIndexMap<RelationshipId> get(boost::edge_index_t, const Graph& graph) {
  return {graph, graph.relationship_id_bound(), graph.relationship_count()};
}
inline std::size_t get(boost::edge_index_t, const Graph& graph, RelationshipId relationship) {
  return get(get(boost::edge_index, graph), relationship);
}

}  // namespace newsgraph
