// A Graph with its relationships walked both ways, for Boost.Graph's algorithms on undirected
// graphs: connected_components, core numbers, spanning trees.
//
// A view borrows the graph and sees its changes. An edge descriptor knows from which end it is
// walked; the two ends' descriptors of one relationship are equal.
#pragma once

#include "newsgraph/graph/boost_graph.h"

namespace newsgraph {

struct UndirectedEdge {
  RelationshipId relationship;
  NodeId from;
  NodeId to;
  bool operator==(const UndirectedEdge& other) const { return relationship == other.relationship; }
};

class UndirectedView {
 public:
  explicit UndirectedView(const Graph& graph) : graph_(&graph) {}
  const Graph& graph() const { return *graph_; }

 private:
  const Graph* graph_;
};

/// First what leaves the node, then what enters it.
class UndirectedIncidentIterator
    : public boost::iterator_facade<UndirectedIncidentIterator, UndirectedEdge,
                                    boost::forward_traversal_tag, UndirectedEdge> {
 public:
  UndirectedIncidentIterator() = default;
  UndirectedIncidentIterator(const Graph& graph, NodeId node, std::size_t position)
      : outgoing_(graph.outgoing(node)),
        incoming_(graph.incoming(node)),
        node_(node),
        position_(position) {}

 private:
  friend class boost::iterator_core_access;

  void increment() { ++position_; }
  bool equal(const UndirectedIncidentIterator& other) const { return position_ == other.position_; }
  UndirectedEdge dereference() const {
    const bool leaves = position_ < outgoing_.size();
    const Adjacent& entry = leaves ? outgoing_[position_] : incoming_[position_ - outgoing_.size()];
    return {entry.relationship, node_, entry.node};
  }

  std::span<const Adjacent> outgoing_;
  std::span<const Adjacent> incoming_;
  NodeId node_;
  std::size_t position_ = 0;
};

/// Each relationship once, from its source to its target.
class UndirectedEdgeIterator
    : public boost::iterator_facade<UndirectedEdgeIterator, UndirectedEdge,
                                    boost::forward_traversal_tag, UndirectedEdge> {
 public:
  UndirectedEdgeIterator() = default;
  UndirectedEdgeIterator(const Graph& graph, GraphTraits::edge_iterator at)
      : graph_(&graph), at_(at) {}

 private:
  friend class boost::iterator_core_access;

  void increment() { ++at_; }
  bool equal(const UndirectedEdgeIterator& other) const { return at_ == other.at_; }
  UndirectedEdge dereference() const { return {*at_, graph_->source(*at_), graph_->target(*at_)}; }

  const Graph* graph_ = nullptr;
  GraphTraits::edge_iterator at_;
};

}  // namespace newsgraph

namespace boost {

template <>
struct graph_traits<newsgraph::UndirectedView> {
  struct traversal_category : public virtual vertex_list_graph_tag,
                              public virtual edge_list_graph_tag,
                              public virtual incidence_graph_tag {};
  using vertex_descriptor = newsgraph::NodeId;
  using edge_descriptor = newsgraph::UndirectedEdge;
  using directed_category = undirected_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  using vertex_iterator = graph_traits<newsgraph::Graph>::vertex_iterator;
  using edge_iterator = newsgraph::UndirectedEdgeIterator;
  using out_edge_iterator = newsgraph::UndirectedIncidentIterator;
  using in_edge_iterator = void;
  using adjacency_iterator = void;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;

  static vertex_descriptor null_vertex() { return {}; }
};
template <>
struct graph_traits<const newsgraph::UndirectedView> : graph_traits<newsgraph::UndirectedView> {};

template <>
struct property_map<newsgraph::UndirectedView, vertex_index_t> {
  using type = newsgraph::DenseIndexMap<newsgraph::NodeId>;
  using const_type = type;
};

}  // namespace boost

namespace newsgraph {

inline auto vertices(const UndirectedView& view) {
  return vertices(view.graph());
}
inline std::size_t num_vertices(const UndirectedView& view) {
  return num_vertices(view.graph());
}
inline std::size_t num_edges(const UndirectedView& view) {
  return num_edges(view.graph());
}

inline std::pair<UndirectedEdgeIterator, UndirectedEdgeIterator> edges(const UndirectedView& view) {
  const auto [first, last] = edges(view.graph());
  return {{view.graph(), first}, {view.graph(), last}};
}
inline NodeId source(const UndirectedEdge& edge, const UndirectedView&) {
  return edge.from;
}
inline NodeId target(const UndirectedEdge& edge, const UndirectedView&) {
  return edge.to;
}

inline std::size_t out_degree(NodeId node, const UndirectedView& view) {
  return degree(node, view.graph());
}
inline std::pair<UndirectedIncidentIterator, UndirectedIncidentIterator> out_edges(
    NodeId node, const UndirectedView& view) {
  return {{view.graph(), node, 0}, {view.graph(), node, out_degree(node, view)}};
}

inline DenseIndexMap<NodeId> get(boost::vertex_index_t, const UndirectedView& view) {
  return get(boost::vertex_index, view.graph());
}
inline std::size_t get(boost::vertex_index_t, const UndirectedView& view, NodeId node) {
  return get(boost::vertex_index, view.graph(), node);
}

}  // namespace newsgraph
