// The relationships on one side of all nodes: a packed base, and the nodes that were changed since.
//
// Reading is one test of a bit, and then a span of the base or of the changed node's own list; both
// keep the order told in frozen_adjacency.h, so nobody who reads can tell which it was. A span is
// valid until the next change.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "newsgraph/graph/frozen_adjacency.h"
#include "newsgraph/graph/id_set.h"
#include "newsgraph/graph/ids.h"

namespace newsgraph {

namespace model {
class AdjacencyList;
}

class Adjacency {
 public:
  Adjacency();
  explicit Adjacency(FrozenAdjacency base);
  ~Adjacency();
  Adjacency(Adjacency&&) noexcept;
  Adjacency& operator=(Adjacency&&) noexcept;

  /// `node` was added.
  std::span<const Adjacent> of(NodeId node) const {
    return is_changed(node) ? of_changed(node) : base_.of(node);
  }
  std::span<const Adjacent> of(NodeId node, TypeId type) const {
    return is_changed(node) ? of_changed(node, type) : base_.of(node, type);
  }
  /// The nodes at the other ends, in the same order.
  std::span<const NodeId> nodes_of(NodeId node) const {
    return is_changed(node) ? nodes_of_changed(node) : base_.nodes_of(node);
  }
  /// Nodes that have at least one relationship of the type on this side.
  const IdSet& nodes_with(TypeId type) const {
    static const IdSet none;
    return type.value < nodes_.size() ? nodes_[type.value] : none;
  }

  void add_node(NodeId node) {
    if (node.value >= base_.node_bound()) changed_.insert(node.value);
  }
  void insert(NodeId node, TypeId type, Adjacent entry);
  /// The entry must be there.
  void erase(NodeId node, TypeId type, Adjacent entry);

  const FrozenAdjacency& base() const { return base_; }
  /// Whether the base is all there is.
  bool is_frozen() const { return changed_.empty(); }
  /// Bytes of memory.
  std::size_t memory() const;

 private:
  struct Changes;

  /// Whether the node's own list counts, not the base.
  bool is_changed(NodeId node) const { return !changed_.empty() && changed_.contains(node.value); }
  // Pure: that they may be called in a loop must not keep the loop from holding the base in
  // registers.
  [[gnu::pure]] std::span<const Adjacent> of_changed(NodeId node) const;
  [[gnu::pure]] std::span<const Adjacent> of_changed(NodeId node, TypeId type) const;
  [[gnu::pure]] std::span<const NodeId> nodes_of_changed(NodeId node) const;
  /// The changed node's own list; nullptr when nothing is in it.
  const model::AdjacencyList* list_of(NodeId node) const;
  Changes& change(NodeId node);

  FrozenAdjacency base_;
  IdSet changed_;
  std::unique_ptr<Changes> changes_;
  std::vector<IdSet> nodes_;  ///< by TypeId
};

}  // namespace newsgraph
