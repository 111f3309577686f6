// The shape of a graph without its properties: which nodes live, their labels, and how
// relationships join them. Made for loops that look at millions of relationships.
//
//     const Topology& topology = graph.topology();
//     const TypeId met = *graph.find_type("MET_WITH");
//     topology.sources_of(met).for_each([&](std::uint32_t id) {
//       for (const Adjacent& each : topology.outgoing(NodeId{id}, met)) …
//     });
//
// Nothing is checked here: ids must belong to living things. Graph's functions of the same names
// check, and throw. References and spans are valid until the next change of the graph.
//
// Most of a large graph lies in packed arrays, in memory or in a mapped file; what was changed
// since they were packed lies beside them, and freeze() packs everything anew. What is read is the
// same either way.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "newsgraph/graph/adjacency.h"
#include "newsgraph/graph/appendable_array.h"
#include "newsgraph/graph/id_set.h"
#include "newsgraph/graph/ids.h"
#include "newsgraph/graph/label_sets.h"

namespace newsgraph {

class Topology {
 public:
  /// All of it, frozen.
  struct Parts {
    IdSet nodes, relationships;  ///< those that live
    std::uint32_t node_id_bound = 0;
    LabelSets labels;
    FrozenArray<NodeId> source, target;  ///< by RelationshipId
    FrozenArray<TypeId> type;
    std::vector<std::uint64_t> counts;  ///< by TypeId
    FrozenAdjacency outgoing, incoming;
  };

  Topology() = default;
  explicit Topology(Parts parts);

  // ---- nodes -------------------------------------------------------------------------------
  /// Those that live.
  const IdSet& nodes() const { return nodes_; }
  /// One past the highest id ever given out.
  std::uint32_t node_id_bound() const { return node_id_bound_; }
  const IdSet& nodes_with(LabelId label) const { return labels_.nodes_with(label); }
  /// Sorted.
  std::span<const LabelId> labels(NodeId node) const { return labels_.labels(node); }
  /// The combinations of labels that occur, by number, and the number of each node's.
  const LabelSets& label_sets() const { return labels_; }

  // ---- relationships -----------------------------------------------------------------------
  const IdSet& relationships() const { return relationships_; }
  std::uint32_t relationship_id_bound() const { return static_cast<std::uint32_t>(source_.size()); }
  NodeId source(RelationshipId relationship) const { return source_[relationship.value]; }
  NodeId target(RelationshipId relationship) const { return target_[relationship.value]; }
  TypeId type(RelationshipId relationship) const { return type_[relationship.value]; }
  /// How many there are of a type.
  std::size_t count(TypeId type) const {
    return type.value < counts_.size() ? counts_[type.value] : 0;
  }

  /// The same by TypeId; there are none of types past the end.
  std::span<const std::uint64_t> counts() const { return counts_; }
  /// The ends of all relationships, when is_frozen(). Of ids that do not live they mean nothing.
  RelationshipEnds ends() const {
    return {source_.base().span(), target_.base().span(), type_.base().span()};
  }

  // ---- adjacency ---------------------------------------------------------------------------
  /// Grouped by type in the order of TypeIds; within a type sorted by the node at the other end,
  /// then by relationship.
  std::span<const Adjacent> outgoing(NodeId node) const { return outgoing_.of(node); }
  std::span<const Adjacent> incoming(NodeId node) const { return incoming_.of(node); }
  std::span<const Adjacent> outgoing(NodeId node, TypeId type) const {
    return outgoing_.of(node, type);
  }
  std::span<const Adjacent> incoming(NodeId node, TypeId type) const {
    return incoming_.of(node, type);
  }
  /// The nodes at the other ends of outgoing() / incoming(), in the same order: half the bytes to
  /// read for who does not ask which relationship it was.
  std::span<const NodeId> successors(NodeId node) const { return outgoing_.nodes_of(node); }
  std::span<const NodeId> predecessors(NodeId node) const { return incoming_.nodes_of(node); }
  /// Nodes with at least one outgoing / incoming relationship of the type.
  const IdSet& sources_of(TypeId type) const { return outgoing_.nodes_with(type); }
  const IdSet& targets_of(TypeId type) const { return incoming_.nodes_with(type); }

  /// One side of all nodes.
  const Adjacency& outgoing() const { return outgoing_; }
  const Adjacency& incoming() const { return incoming_; }

  /// Bytes of memory of all of this, mapped files included.
  std::size_t memory() const;

  // ---- changes, for Graph ------------------------------------------------------------------
  /// Ids below the bound that were never added are dead.
  void add_node(NodeId node);
  /// The node has no labels and no relationships any more.
  void remove_node(NodeId node) { nodes_.erase(node.value); }
  void add_label(NodeId node, LabelId label) { labels_.add(node, label); }
  /// All labels of a node that has none; in any order, and some may stand twice.
  void set_labels(NodeId node, std::span<const LabelId> labels) { labels_.set(node, labels); }
  void remove_label(NodeId node, LabelId label) { labels_.remove(node, label); }
  void add_relationship(RelationshipId relationship, NodeId source, TypeId type, NodeId target);
  void remove_relationship(RelationshipId relationship);
  /// Ids below these are never given out again.
  void reserve(std::uint32_t node_bound, std::uint32_t relationship_bound);
  /// Gives the highest ids back; nothing lives there.
  void give_back_nodes(std::uint32_t node_bound) { node_id_bound_ = node_bound; }
  void give_back_relationships(std::uint32_t relationship_bound);

  /// As add_relationship(), but adjacency does not know of it before freeze().
  void append_relationship(RelationshipId relationship, NodeId source, TypeId type, NodeId target);
  /// Packs everything; takes time in proportion to the numbers of nodes and relationships.
  void freeze();
  /// Whether all relationships lie in packed arrays.
  bool is_frozen() const;
  /// Whether to pack them takes longer than a thread does to begin.
  bool is_large() const { return relationships_.size() >= 100'000; }

 private:
  IdSet nodes_;
  IdSet relationships_;
  std::uint32_t node_id_bound_ = 0;
  LabelSets labels_;
  AppendableArray<NodeId> source_, target_;  ///< by RelationshipId
  AppendableArray<TypeId> type_;
  std::vector<std::uint64_t> counts_;  ///< by TypeId
  Adjacency outgoing_, incoming_;
};

}  // namespace newsgraph
