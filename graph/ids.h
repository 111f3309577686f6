// What a graph's things are called by: small integers, each kind a type of its own.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace newsgraph {

/// Identifies a node of one Graph (and of its file) for as long as that node lives; never reused.
/// 32 bits: four billion creations are far beyond what one laptop file holds, and adjacency is half
/// the size.
struct NodeId {
  std::uint32_t value = ~std::uint32_t{0};
  auto operator<=>(const NodeId&) const = default;
};

/// Identifies a relationship of one Graph for as long as it lives; never reused.
struct RelationshipId {
  std::uint32_t value = ~std::uint32_t{0};
  auto operator<=>(const RelationshipId&) const = default;
};

// Interned names. The same name has the same id for the life of the Graph.
struct LabelId {
  std::uint32_t value = ~std::uint32_t{0};
  auto operator<=>(const LabelId&) const = default;
};
struct TypeId {
  std::uint32_t value = ~std::uint32_t{0};
  auto operator<=>(const TypeId&) const = default;
};
struct KeyId {
  std::uint32_t value = ~std::uint32_t{0};
  auto operator<=>(const KeyId&) const = default;
};

/// One step away from a node: the relationship walked and the node at its other end.
struct Adjacent {
  RelationshipId relationship;
  NodeId node;
};

}  // namespace newsgraph

template <>
struct std::hash<newsgraph::NodeId> {
  std::size_t operator()(newsgraph::NodeId id) const noexcept {
    return std::hash<std::uint32_t>{}(id.value);
  }
};
template <>
struct std::hash<newsgraph::RelationshipId> {
  std::size_t operator()(newsgraph::RelationshipId id) const noexcept {
    return std::hash<std::uint32_t>{}(id.value);
  }
};
