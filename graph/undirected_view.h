// A Graph with its relationships walked both ways, for Boost.Graph's algorithms on undirected
// graphs: connected_components, core numbers, spanning trees.
//
// A view borrows the graph and sees its changes. The source of an Edge is the end from which it is
// walked; the descriptors that the two ends have of one relationship are equal.
#pragma once

#include "newsgraph/graph/boost_graph.h"

namespace newsgraph {

class UndirectedView {
 public:
  explicit UndirectedView(const Graph& graph) : graph_(&graph) {}
  const Graph& graph() const { return *graph_; }

 private:
  const Graph* graph_;
};

/// First what leaves the node, then what enters it. Small, because a depth-first search keeps two
/// of them for each step of its way.
class UndirectedIncidentIterator
    : public boost::iterator_facade<UndirectedIncidentIterator, Edge, boost::forward_traversal_tag,
                                    Edge> {
 public:
  UndirectedIncidentIterator() = default;
  UndirectedIncidentIterator(NodeId node, std::span<const Adjacent> outgoing,
                             std::span<const Adjacent> incoming)
      : at_(outgoing.empty() ? incoming.data() : outgoing.data()),
        incoming_(incoming.data()),
        leaving_(static_cast<std::uint32_t>(outgoing.size())),
        node_(node) {}

 private:
  friend class boost::iterator_core_access;

  void increment() {
    ++at_;
    if (leaving_ > 0 && --leaving_ == 0) at_ = incoming_;
  }
  bool equal(const UndirectedIncidentIterator& other) const {
    return at_ == other.at_ && leaving_ == other.leaving_;
  }
  Edge dereference() const { return {at_->relationship, node_, at_->node}; }

  const Adjacent* at_ = nullptr;
  const Adjacent* incoming_ = nullptr;
  std::uint32_t leaving_ = 0;  ///< of those that leave, how many are still to come
  NodeId node_;
};

}  // namespace newsgraph

namespace boost {

template <>
struct graph_traits<newsgraph::UndirectedView> {
  struct traversal_category : public virtual vertex_list_graph_tag,
                              public virtual edge_list_graph_tag,
                              public virtual incidence_graph_tag {};
  using vertex_descriptor = newsgraph::NodeId;
  using edge_descriptor = newsgraph::Edge;
  using directed_category = undirected_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  using vertex_iterator = graph_traits<newsgraph::Graph>::vertex_iterator;
  using edge_iterator = graph_traits<newsgraph::Graph>::edge_iterator;
  using out_edge_iterator = newsgraph::UndirectedIncidentIterator;
  using in_edge_iterator = void;
  using adjacency_iterator = void;
  using vertices_size_type = std::uint32_t;
  using edges_size_type = std::uint32_t;
  using degree_size_type = std::uint32_t;

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
inline std::uint32_t num_vertices(const UndirectedView& view) {
  return num_vertices(view.graph());
}
inline std::uint32_t num_edges(const UndirectedView& view) {
  return num_edges(view.graph());
}

/// Each relationship once, from its source to its target.
inline auto edges(const UndirectedView& view) {
  return edges(view.graph());
}
inline NodeId source(const Edge& edge, const UndirectedView&) {
  return edge.source;
}
inline NodeId target(const Edge& edge, const UndirectedView&) {
  return edge.target;
}

inline std::uint32_t out_degree(NodeId node, const UndirectedView& view) {
  return degree(node, view.graph());
}
inline std::pair<UndirectedIncidentIterator, UndirectedIncidentIterator> out_edges(
    NodeId node, const UndirectedView& view) {
  const std::span<const Adjacent> outgoing = view.graph().topology().outgoing(node);
  const std::span<const Adjacent> incoming = view.graph().topology().incoming(node);
  return {{node, outgoing, incoming}, {node, {}, incoming.last(0)}};
}

inline DenseIndexMap<NodeId> get(boost::vertex_index_t, const UndirectedView& view) {
  return get(boost::vertex_index, view.graph());
}
inline std::uint32_t get(boost::vertex_index_t, const UndirectedView& view, NodeId node) {
  return get(boost::vertex_index, view.graph(), node);
}

}  // namespace newsgraph
