// Nodes of one label by the value of one property.
//
// A value's nodes are kept under a hash of the value, so the few values that share a hash share a
// list: who asks must look at what the nodes it finds hold. Most lists lie in a base, three plain
// arrays that may be memory-mapped; one that changed since is kept by itself until compact().
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "newsgraph/graph/frozen_array.h"
#include "newsgraph/graph/value.h"

namespace newsgraph::model {

class PropertyIndex {
 public:
  /// A null value is not indexed. A node stands under one value at a time.
  void insert(const Value& value, NodeId node);
  void erase(const Value& value, NodeId node);
  /// Puts many in at once, instead of all that there was; each node once.
  using Entry = std::pair<std::uint64_t, NodeId>;  ///< of the hash of a value that is not null
  static Entry entry(const Value& value, NodeId node);
  void build(std::vector<Entry> entries);
  /// Nodes whose value is equivalent to this one, and maybe others, in the order of ids. Valid
  /// until the next change.
  std::span<const NodeId> find(const Value& value) const;

  struct Base {
    FrozenArray<std::uint64_t> hashes;  ///< rising; as this build of the program hashes
    FrozenArray<std::uint32_t> begins;  ///< by position in `hashes`, then the end of the last
    FrozenArray<NodeId> nodes;
  };
  const Base& base() const { return base_; }
  /// Takes a base over; the index must be empty.
  void adopt(Base base) { base_ = std::move(base); }
  /// Lays everything into a new base.
  void compact();

 private:
  std::span<const NodeId> list_of_base(std::uint64_t hash) const;
  std::span<const NodeId> list_of(std::uint64_t hash) const;
  std::vector<NodeId>& own_list(std::uint64_t hash);

  Base base_;
  std::unordered_map<std::uint64_t, std::vector<NodeId>> changed_;  ///< instead of the base's
};

}  // namespace newsgraph::model
