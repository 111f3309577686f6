// Properties as numbers in order, and ranges of them.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/property_column.h"
#include "newsgraph/query/execution/batch/vector.h"
#include "newsgraph/query/parser/ast.h"

namespace newsgraph::execution::batch {

/// A value as an integer: equal where values are, and in their order where they have one.
using Key = std::int64_t;

inline std::optional<Key> key_of(double number) {
  if (std::isnan(number)) return std::nullopt;  // equal to nothing, and beside nothing
  const auto bits = std::bit_cast<std::int64_t>(number + 0.0);  // one of the two zeros
  return bits >= 0 ? bits : bits ^ std::numeric_limits<std::int64_t>::max();
}

/// The keys from `least` to `most`; none when these are the wrong way round.
struct KeyRange {
  Key least = std::numeric_limits<Key>::min();
  Key most = std::numeric_limits<Key>::max();

  static constexpr KeyRange none() { return {1, 0}; }
  bool contains(Key key) const { return least <= key && key <= most; }
  bool is_empty() const { return least > most; }
  KeyRange common_with(const KeyRange& other) const {
    return {std::max(least, other.least), std::min(most, other.most)};
  }
  /// Leaves those that compare so with a key on the right.
  void restrict_to(parser::Comparator comparator, Key key);
};

/// A column whose values have keys.
class KeyedColumn {
 public:
  /// Nullopt where they have none.
  static std::optional<KeyedColumn> of(const PropertyColumn& column);

  bool operator==(const KeyedColumn&) const = default;

  /// Of vectors whose values have the same keys.
  Kind kind() const { return kind_; }
  /// Whether keys have the order of the values.
  bool is_ordered() const { return kind_ != Kind::kString; }
  /// The keys of the values that compare so with this one; nullopt where it is of another kind.
  std::optional<KeyRange> range(parser::Comparator comparator, const Value& value,
                                const Graph& graph) const;
  /// Of 64 neighbouring ids, given as bits, those whose key is in the range: word `i` of a bitmap
  /// of ids stands for those from 64 × i on.
  std::uint64_t in_range(const KeyRange& range, std::size_t word, std::uint64_t ids) const;
  /// The key of a row of such a vector; nullopt of null.
  std::optional<Key> of_row(const Vector& vector, std::size_t row) const;

  /// Calls use(read), where read(id) is the key of an id; nullopt where it has none.
  template <class Use>
  void with_reader(const Use& use) const {
    const PropertyColumn& column = *column_;
    const auto with = [&](const auto& read) {
      use([&](std::uint32_t id) {
        return column.has(id) ? std::optional<Key>(read(id)) : std::nullopt;
      });
    };
    switch (kind_) {
      case Kind::kDate:
        return with([&](std::uint32_t id) { return column.date(id).days; });
      case Kind::kInteger:
        return with([&](std::uint32_t id) { return column.integer(id); });
      case Kind::kString:
        return with([&](std::uint32_t id) { return Key{column.string(id).value}; });
      default:
        return with([&](std::uint32_t id) { return key_of(column.number(id)); });
    }
  }

 private:
  KeyedColumn(const PropertyColumn& column, Kind kind) : column_(&column), kind_(kind) {}

  const PropertyColumn* column_;
  Kind kind_;
};

}  // namespace newsgraph::execution::batch
