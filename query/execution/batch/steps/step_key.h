// A property of relationships as numbers in order, and the range of it that a step may take.
#pragma once

#include <bit>
#include <cmath>
#include <limits>
#include <optional>

#include "newsgraph/graph/property_column.h"
#include "newsgraph/query/execution/batch/expression.h"

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
  /// Leaves those that compare so with a key on the right.
  void restrict_to(parser::Comparator comparator, Key key);
};

/// A column whose values have keys.
class StepKeys {
 public:
  /// Nullopt where they have none.
  static std::optional<StepKeys> of(const PropertyColumn& column);

  /// Of vectors whose values have the same keys.
  Kind kind() const { return kind_; }
  /// Whether keys have the order of the values.
  bool is_ordered() const { return kind_ != Kind::kString; }
  /// The key of a row of such a vector; nullopt of null.
  std::optional<Key> of_row(const Vector& vector, std::size_t row) const;

  /// Calls use(read), where read(id) is the key of a relationship; nullopt where it has none.
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
  StepKeys(const PropertyColumn& column, Kind kind) : column_(&column), kind_(kind) {}

  const PropertyColumn* column_;
  Kind kind_;
};

/// What a step asks of a property of its relationship, told by slots that are known before it.
class StepKey {
 public:
  explicit StepKey(StepKeys column) : column_(column) {}

  const StepKeys& column() const { return column_; }
  /// That it compares so with the value, which is of the column's kind and throws in no row.
  void ask(parser::Comparator comparator, ExpressionPtr value) {
    bounds_.push_back({comparator, std::move(value)});
    is_equation_ = is_equation_ || comparator == parser::Comparator::kEqual;
  }
  /// Whether all relationships that are taken have the same key.
  bool is_equation() const { return is_equation_; }

  /// To be called first for a chunk.
  void start(const Chunk& in);
  const KeyRange& range(std::size_t row) const { return ranges_[row]; }
  bool allows(std::size_t row, RelationshipId relationship) const;

 private:
  struct Bound {
    parser::Comparator comparator;
    ExpressionPtr value;
  };

  StepKeys column_;
  std::vector<Bound> bounds_;
  bool is_equation_ = false;
  std::vector<KeyRange> ranges_;  ///< by row
};

}  // namespace newsgraph::execution::batch
