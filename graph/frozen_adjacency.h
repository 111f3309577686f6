// The relationships on one side of all nodes, packed into plain arrays that nobody changes.
//
// Entries lie node by node; those of one node are grouped by type in the order of TypeIds, and
// within a type sorted by the node at the other end, then by relationship. So what leaves a node is
// one span, what leaves it by one type is one span, and two such spans can be intersected by
// walking along both.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "newsgraph/graph/frozen_array.h"
#include "newsgraph/graph/id_set.h"
#include "newsgraph/graph/ids.h"

namespace newsgraph {

/// Where the relationships of one type begin and end among the entries: a run for each node that
/// has any. A type that many nodes have finds the run of a node by a bitmap with counts, in
/// constant time; one that few have, by a binary search in the list of these nodes.
class TypeRuns {
 public:
  struct Run {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  /// 32 nodes: bit i stands for the i-th of them and is set when it has a run.
  struct Block {
    std::uint32_t nodes = 0;
    std::uint32_t runs_before = 0;  ///< of nodes in earlier blocks
  };
  struct Arrays {
    FrozenArray<Block> blocks;  ///< for all nodes; empty when few have runs
    FrozenArray<std::uint32_t>
        few;                ///< the nodes that have runs, rising; empty when there are blocks
    FrozenArray<Run> runs;  ///< in the order of nodes
  };

  TypeRuns() = default;
  explicit TypeRuns(Arrays arrays) : arrays_(std::move(arrays)) {}
  /// The runs of `nodes`, which rise and are below `node_bound`.
  TypeRuns(const std::vector<std::uint32_t>& nodes, std::vector<Run> runs,
           std::uint32_t node_bound);

  /// An empty run when the node has none.
  Run of(NodeId node) const {
    if (arrays_.blocks.empty()) return find_among_few(node);
    const Block block = arrays_.blocks[node.value / 32];
    const std::uint32_t bit = std::uint32_t{1} << (node.value % 32);
    if ((block.nodes & bit) == 0) return {};
    return arrays_.runs[block.runs_before + count_bits(block.nodes & (bit - 1))];
  }

  /// The nodes that have a run.
  IdSet nodes() const;
  const Arrays& arrays() const { return arrays_; }

 private:
  Run find_among_few(NodeId node) const {
    const auto found = std::lower_bound(arrays_.few.begin(), arrays_.few.end(), node.value);
    if (found == arrays_.few.end() || *found != node.value) return {};
    return arrays_.runs[static_cast<std::size_t>(found - arrays_.few.begin())];
  }

  Arrays arrays_;
};

/// Both ends and the type of each relationship, by relationship id.
struct RelationshipEnds {
  std::span<const NodeId> source;
  std::span<const NodeId> target;
  std::span<const TypeId> type;
};

class FrozenAdjacency {
 public:
  struct Arrays {
    FrozenArray<std::uint32_t> node_begin;  ///< by node, and one more; empty when there is no node
    FrozenArray<Adjacent> entries;
    FrozenArray<NodeId> nodes;    ///< those of the entries: half the bytes for who needs no more
    std::vector<TypeRuns> types;  ///< by TypeId
  };

  FrozenAdjacency() = default;
  explicit FrozenAdjacency(Arrays arrays) : arrays_(std::move(arrays)) {}
  /// What leaves each node; of what enters it, when source and target are given the other way
  /// round. Ends are below `node_bound`, types below `type_bound`. Takes time in proportion to the
  /// numbers of nodes and relationships.
  FrozenAdjacency(const RelationshipEnds& ends, const IdSet& living, std::uint32_t node_bound,
                  std::uint32_t type_bound);

  /// `node` is below node_bound().
  std::span<const Adjacent> of(NodeId node) const { return part(arrays_.entries, run_of(node)); }
  std::span<const Adjacent> of(NodeId node, TypeId type) const {
    return part(arrays_.entries, run_of(node, type));
  }
  /// The nodes at the other ends, in the same order.
  std::span<const NodeId> nodes_of(NodeId node) const { return part(arrays_.nodes, run_of(node)); }

  std::uint32_t node_bound() const {
    return arrays_.node_begin.empty() ? 0
                                      : static_cast<std::uint32_t>(arrays_.node_begin.size() - 1);
  }
  const Arrays& arrays() const { return arrays_; }
  /// Bytes of memory.
  std::size_t memory() const;

 private:
  TypeRuns::Run run_of(NodeId node) const {
    return {arrays_.node_begin[node.value], arrays_.node_begin[node.value + 1]};
  }
  TypeRuns::Run run_of(NodeId node, TypeId type) const {
    return type.value < arrays_.types.size() ? arrays_.types[type.value].of(node) : TypeRuns::Run();
  }
  template <class T>
  static std::span<const T> part(const FrozenArray<T>& of, TypeRuns::Run run) {
    return {of.data() + run.begin, run.end - run.begin};
  }

  Arrays arrays_;
};

}  // namespace newsgraph
