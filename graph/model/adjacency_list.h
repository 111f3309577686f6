// The relationships on one side of one node that was changed since its graph was last packed, in
// the order that FrozenAdjacency keeps.
#pragma once

#include <span>
#include <vector>

#include "newsgraph/graph/ids.h"

namespace newsgraph::model {

class AdjacencyList {
 public:
  /// True when it is the first of its type.
  bool insert(TypeId type, Adjacent entry);
  /// Leaves what is not there. True when it was the last of its type.
  bool erase(TypeId type, Adjacent entry);
  /// Appends entries, in order, of a type higher than those that are there.
  void append(TypeId type, std::span<const Adjacent> entries);

  std::span<const Adjacent> all() const { return entries_; }
  std::span<const Adjacent> of_type(TypeId type) const;
  /// The nodes of the entries.
  std::span<const NodeId> nodes() const { return nodes_; }
  /// Bytes of memory beyond the object itself.
  std::size_t memory() const {
    return entries_.capacity() * sizeof(Adjacent) + nodes_.capacity() * sizeof(NodeId) +
           runs_.capacity() * sizeof(Run);
  }

 private:
  /// A type and where its entries end; they begin where those of the type before end.
  struct Run {
    TypeId type;
    std::uint32_t end;
  };

  std::vector<Run>::iterator find_run(TypeId type);
  std::uint32_t begin_of(std::vector<Run>::const_iterator run) const;

  std::vector<Adjacent> entries_;
  std::vector<NodeId> nodes_;
  std::vector<Run> runs_;
};

}  // namespace newsgraph::model
