// Graph as Boost.Graph sees it: include this and call any of Boost.Graph's algorithms on a Graph.
//
// Graph models VertexListGraph, EdgeListGraph, BidirectionalGraph, AdjacencyGraph and
// ReadablePropertyGraph
// (boost.org/doc/libs/1_74_0/libs/graph/doc/graph_concepts.html): directed, with parallel edges.
// A vertex descriptor is a NodeId; an edge descriptor is an Edge, which stands for its
// RelationshipId wherever one is asked for. Both stay valid while the thing lives. UndirectedView
// (newsgraph/graph/undirected_view.h) is the same graph with relationships walked both ways, for
// algorithms that ask for an undirected one.
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
#include "newsgraph/graph/topology.h"

namespace newsgraph {

/// A relationship with its ends at hand, so that walking it reads no more memory.
struct Edge {
  RelationshipId relationship;
  NodeId source;
  NodeId target;

  operator RelationshipId() const { return relationship; }
  bool operator==(const Edge& other) const { return relationship == other.relationship; }
  auto operator<=>(const Edge& other) const { return relationship <=> other.relationship; }
};

/// The next living id. Mostly it is the very next one: to foresee that takes less time than to look.
inline std::uint32_t following(const IdSet& living, std::uint32_t id) {
  return living.contains(id + 1) ? id + 1 : living.next(id + 1);
}

/// Living nodes in rising order; dead ids are passed over.
class NodeIterator
    : public boost::iterator_facade<NodeIterator, NodeId, boost::forward_traversal_tag, NodeId> {
 public:
  NodeIterator() = default;
  NodeIterator(const IdSet& living, std::uint32_t from)
      : living_(&living), id_(living.next(from)) {}

 private:
  friend class boost::iterator_core_access;

  void increment() { id_ = following(*living_, id_); }
  bool equal(const NodeIterator& other) const { return id_ == other.id_; }
  NodeId dereference() const { return NodeId{id_}; }

  const IdSet* living_ = nullptr;
  std::uint32_t id_ = IdSet::kNone;
};

/// Living relationships in rising order.
class EdgeIterator
    : public boost::iterator_facade<EdgeIterator, Edge, boost::forward_traversal_tag, Edge> {
 public:
  EdgeIterator() = default;
  EdgeIterator(const Topology& topology, std::uint32_t from)
      : topology_(&topology), id_(topology.relationships().next(from)) {}

 private:
  friend class boost::iterator_core_access;

  void increment() { id_ = following(topology_->relationships(), id_); }
  bool equal(const EdgeIterator& other) const { return id_ == other.id_; }
  Edge dereference() const {
    const RelationshipId relationship{id_};
    return {relationship, topology_->source(relationship), topology_->target(relationship)};
  }

  const Topology* topology_ = nullptr;
  std::uint32_t id_ = IdSet::kNone;
};

/// A place among the relationships on one side of a node: Derived makes an Edge of them. What an
/// algorithm does not look at, the nodes or the relationships, is not read.
template <class Derived>
class IncidentIterator
    : public boost::iterator_facade<Derived, Edge, boost::random_access_traversal_tag, Edge> {
 public:
  IncidentIterator() = default;
  IncidentIterator(NodeId near, std::span<const Adjacent> entries, std::span<const NodeId> nodes,
                   std::size_t place)
      : entries_(entries.data()),
        nodes_(nodes.data()),
        place_(static_cast<std::uint32_t>(place)),
        near_(near) {}

 protected:
  RelationshipId relationship() const { return entries_[place_].relationship; }
  NodeId near() const { return near_; }
  NodeId far() const { return nodes_[place_]; }

 private:
  friend class boost::iterator_core_access;

  void increment() { ++place_; }
  void decrement() { --place_; }
  void advance(std::ptrdiff_t steps) { place_ += static_cast<std::uint32_t>(steps); }
  std::ptrdiff_t distance_to(const IncidentIterator& other) const {
    return std::ptrdiff_t{other.place_} - std::ptrdiff_t{place_};
  }
  bool equal(const IncidentIterator& other) const { return place_ == other.place_; }

  const Adjacent* entries_ = nullptr;
  const NodeId* nodes_ = nullptr;
  std::uint32_t place_ = 0;
  NodeId near_;
};

class OutEdgeIterator : public IncidentIterator<OutEdgeIterator> {
 public:
  using IncidentIterator::IncidentIterator;

 private:
  friend class boost::iterator_core_access;
  Edge dereference() const { return {relationship(), near(), far()}; }
};

class InEdgeIterator : public IncidentIterator<InEdgeIterator> {
 public:
  using IncidentIterator::IncidentIterator;

 private:
  friend class boost::iterator_core_access;
  Edge dereference() const { return {relationship(), far(), near()}; }
};

/// Numbers living ids 0, 1, 2 … in their order. A readable property map.
template <class Id>
class DenseIndexMap {
 public:
  using key_type = Id;
  using value_type = std::uint32_t;
  using reference = std::uint32_t;
  using category = boost::readable_property_map_tag;

  DenseIndexMap() = default;
  DenseIndexMap(const IdSet& living, std::uint32_t bound) {
    if (living.size() == bound) return;  // no holes: an id is its own number
    auto numbers = std::make_shared<std::vector<std::uint32_t>>(bound);
    std::uint32_t next = 0;
    living.for_each([&](std::uint32_t id) { (*numbers)[id] = next++; });
    numbers_ = numbers->data();
    owner_ = std::move(numbers);
  }

  friend std::uint32_t get(const DenseIndexMap& map, Id id) {
    return map.numbers_ == nullptr ? id.value : map.numbers_[id.value];
  }
  std::uint32_t operator[](Id id) const { return get(*this, id); }

 private:
  const std::uint32_t* numbers_ = nullptr;
  std::shared_ptr<const std::vector<std::uint32_t>> owner_;
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
                              public virtual adjacency_graph_tag,
                              public virtual bidirectional_graph_tag {};
  using vertex_descriptor = newsgraph::NodeId;
  using edge_descriptor = newsgraph::Edge;
  using directed_category = bidirectional_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  using vertex_iterator = newsgraph::NodeIterator;
  using edge_iterator = newsgraph::EdgeIterator;
  using out_edge_iterator = newsgraph::OutEdgeIterator;
  using in_edge_iterator = newsgraph::InEdgeIterator;
  using adjacency_iterator = const newsgraph::NodeId*;
  using vertices_size_type = std::uint32_t;
  using edges_size_type = std::uint32_t;
  using degree_size_type = std::uint32_t;

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

inline std::pair<NodeIterator, NodeIterator> vertices(const Graph& graph) {
  return {NodeIterator(graph.topology().nodes(), 0), NodeIterator()};
}
inline std::uint32_t num_vertices(const Graph& graph) {
  return static_cast<std::uint32_t>(graph.topology().nodes().size());
}

inline std::pair<EdgeIterator, EdgeIterator> edges(const Graph& graph) {
  return {EdgeIterator(graph.topology(), 0), EdgeIterator()};
}
inline std::uint32_t num_edges(const Graph& graph) {
  return static_cast<std::uint32_t>(graph.topology().relationships().size());
}

inline NodeId source(const Edge& edge, const Graph&) {
  return edge.source;
}
inline NodeId target(const Edge& edge, const Graph&) {
  return edge.target;
}

inline std::pair<OutEdgeIterator, OutEdgeIterator> out_edges(NodeId node, const Graph& graph) {
  const std::span<const Adjacent> entries = graph.topology().outgoing(node);
  const std::span<const NodeId> nodes = graph.topology().successors(node);
  return {{node, entries, nodes, 0}, {node, entries, nodes, nodes.size()}};
}
inline std::uint32_t out_degree(NodeId node, const Graph& graph) {
  return static_cast<std::uint32_t>(graph.topology().successors(node).size());
}
inline std::pair<InEdgeIterator, InEdgeIterator> in_edges(NodeId node, const Graph& graph) {
  const std::span<const Adjacent> entries = graph.topology().incoming(node);
  const std::span<const NodeId> nodes = graph.topology().predecessors(node);
  return {{node, entries, nodes, 0}, {node, entries, nodes, nodes.size()}};
}
inline std::uint32_t in_degree(NodeId node, const Graph& graph) {
  return static_cast<std::uint32_t>(graph.topology().predecessors(node).size());
}
inline std::pair<const NodeId*, const NodeId*> adjacent_vertices(NodeId node, const Graph& graph) {
  const std::span<const NodeId> nodes = graph.topology().successors(node);
  return {nodes.data(), nodes.data() + nodes.size()};
}
inline std::uint32_t degree(NodeId node, const Graph& graph) {
  return out_degree(node, graph) + in_degree(node, graph);
}

inline DenseIndexMap<NodeId> get(boost::vertex_index_t, const Graph& graph) {
  return {graph.topology().nodes(), graph.topology().node_id_bound()};
}
inline std::uint32_t get(boost::vertex_index_t, const Graph& graph, NodeId node) {
  return get(get(boost::vertex_index, graph), node);
}
inline DenseIndexMap<RelationshipId> get(boost::edge_index_t, const Graph& graph) {
  return {graph.topology().relationships(), graph.topology().relationship_id_bound()};
}
inline std::uint32_t get(boost::edge_index_t, const Graph& graph, RelationshipId relationship) {
  return get(get(boost::edge_index, graph), relationship);
}

}  // namespace newsgraph
