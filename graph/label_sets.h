// Which labels each node has. Few combinations of labels occur, so a node holds the number of one.
//
// Number 0 is the empty set. A number means the same set for as long as the object lives.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "newsgraph/graph/id_set.h"
#include "newsgraph/graph/ids.h"

namespace newsgraph {

class LabelSets {
 public:
  LabelSets();
  /// Sets by number, each sorted, no two alike, the first empty; the number of each node's; and the
  /// nodes by LabelId.
  LabelSets(std::vector<std::vector<LabelId>> sets, std::vector<std::uint32_t> numbers,
            std::vector<IdSet> nodes);

  /// Nodes that have the label.
  const IdSet& nodes_with(LabelId label) const {
    static const IdSet none;
    return label.value < nodes_.size() ? nodes_[label.value] : none;
  }
  bool has(NodeId node, LabelId label) const { return nodes_with(label).contains(node.value); }

  /// The number of a node's set.
  std::uint32_t number(NodeId node) const {
    return node.value < numbers_.size() ? numbers_[node.value] : 0;
  }
  /// One past the highest number.
  std::uint32_t number_bound() const { return static_cast<std::uint32_t>(sets_.size()); }
  /// Sorted.
  std::span<const LabelId> labels(std::uint32_t number) const { return sets_[number]; }
  std::span<const LabelId> labels(NodeId node) const { return sets_[number(node)]; }

  /// All labels of a node that has none; in any order, and some may stand twice.
  void set(NodeId node, std::span<const LabelId> labels);
  /// The node must lack it.
  void add(NodeId node, LabelId label);
  /// The node must have it.
  void remove(NodeId node, LabelId label);

  /// By node; those past the end have no labels.
  std::span<const std::uint32_t> numbers() const { return numbers_; }
  /// One past the highest label that a node ever had.
  std::uint32_t label_bound() const { return static_cast<std::uint32_t>(nodes_.size()); }
  /// Bytes of memory that grow with the number of nodes.
  std::size_t memory() const;

 private:
  std::uint32_t intern(std::vector<LabelId> set);
  IdSet& nodes_of(LabelId label);
  void put(NodeId node, std::uint32_t number);

  std::vector<std::vector<LabelId>> sets_;
  std::map<std::vector<LabelId>, std::uint32_t> set_numbers_;
  std::vector<std::uint32_t> numbers_;  ///< by node
  std::vector<IdSet> nodes_;            ///< by LabelId
};

}  // namespace newsgraph
