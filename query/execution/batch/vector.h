// A column of a chunk: the values that one slot has in many rows, side by side and of one kind.
//
// A kind is how values lie in memory. What the graph keeps by number (nodes, relationships, strings
// it holds as properties, types of relationships) stays a number until somebody asks for the value;
// what has no kind of its own is a Value. Nulls are marked in every kind.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "newsgraph/graph/graph.h"

namespace newsgraph::execution::batch {

enum class Kind : std::uint8_t {
  kNode,          ///< ids: NodeId
  kRelationship,  ///< ids: RelationshipId
  kString,        ///< ids: StringId of the graph
  kType,          ///< ids: TypeId, whose value is its name
  kInteger,       ///< integers
  kDate,          ///< integers: days since the epoch of Date
  kFloat,         ///< floats
  kBoolean,       ///< truths
  kValue,         ///< values
};

/// Whether values of the kind are 32-bit numbers in `ids`.
constexpr bool is_id(Kind kind) {
  return kind <= Kind::kType;
}

/// Whether nulls are marked in an array of their own.
constexpr bool has_nulls_beside(Kind kind) {
  return kind == Kind::kInteger || kind == Kind::kDate || kind == Kind::kFloat;
}

inline constexpr std::uint32_t kNullId = ~std::uint32_t{0};

/// A truth value in a byte.
enum class Truth : std::uint8_t { kFalse = 0, kTrue = 1, kUnknown = 2 };

constexpr Truth to_truth(bool holds) {
  return holds ? Truth::kTrue : Truth::kFalse;
}
constexpr Truth to_truth(Ternary ternary) {
  return ternary ? to_truth(*ternary) : Truth::kUnknown;
}

/// Only the members that belong to the kind are in use.
class Vector {
 public:
  Kind kind = Kind::kValue;
  std::vector<std::uint32_t> ids;
  std::vector<std::int64_t> integers;
  std::vector<double> floats;
  std::vector<std::uint8_t> nulls;  ///< beside integers and floats: 1 where the value is null
  std::vector<Truth> truths;
  std::vector<Value> values;

  std::size_t size() const;
  void clear();
  void resize(std::size_t size);
  bool is_null(std::size_t row) const;
  Value value(std::size_t row, const Graph& graph) const;

  /// Becomes the rows of `from` at these places, in this order.
  void gather(const Vector& from, std::span<const std::uint32_t> places);
  /// Keeps the rows at these rising places.
  void keep(std::span<const std::uint32_t> places);
  /// Adds one row of a vector of the same kind at the end.
  void append(const Vector& from, std::size_t row);
  /// Adds the rows of a vector of the same kind at these places; to an empty one, of any kind.
  void append(const Vector& from, std::span<const std::uint32_t> places);
  void append_null();
  /// Whether two rows hold the same, as far as numbers tell: false for kValue.
  bool same(std::size_t left, std::size_t right) const;

  /// About how many bytes a row takes; what lies in long Values comes on top.
  std::size_t bytes_per_row() const;
  /// What the Values of the rows from this one on hold besides their own size.
  std::size_t long_bytes(std::size_t first_row = 0) const;
};

/// The null-aware order of ORDER BY between rows of vectors of one kind.
std::weak_ordering order(const Graph& graph, const Vector& left, std::size_t left_row,
                         const Vector& right, std::size_t right_row);

}  // namespace newsgraph::execution::batch
