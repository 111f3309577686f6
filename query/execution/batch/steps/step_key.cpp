#include "newsgraph/query/execution/batch/steps/step_key.h"

#include <algorithm>

namespace newsgraph::execution::batch {

using parser::Comparator;

void KeyRange::restrict_to(Comparator comparator, Key key) {
  const bool is_strict = comparator == Comparator::kLess || comparator == Comparator::kGreater;
  const bool from_above = comparator == Comparator::kLess || comparator == Comparator::kLessEqual;
  const Key end = from_above ? std::numeric_limits<Key>::min() : std::numeric_limits<Key>::max();
  if (is_strict && key == end) {
    *this = none();
    return;
  }
  if (comparator == Comparator::kEqual || from_above) most = std::min(most, key - is_strict);
  if (!from_above) least = std::max(least, key + is_strict);
}

std::optional<StepKeys> StepKeys::of(const PropertyColumn& column) {
  switch (column.kind()) {
    case ColumnKind::kInteger:
      return StepKeys(column, Kind::kInteger);
    case ColumnKind::kFloat:
      return StepKeys(column, Kind::kFloat);
    case ColumnKind::kString:
      return StepKeys(column, Kind::kString);
    case ColumnKind::kDate:
      return StepKeys(column, Kind::kDate);
    default:
      return std::nullopt;
  }
}

std::optional<Key> StepKeys::of_row(const Vector& vector, std::size_t row) const {
  if (vector.is_null(row)) return std::nullopt;
  switch (kind_) {
    case Kind::kString:
      return vector.ids[row];
    case Kind::kFloat:
      return key_of(vector.floats[row]);
    default:
      return vector.integers[row];
  }
}

void StepKey::start(const Chunk& in) {
  ranges_.assign(in.size, {});
  for (const Bound& bound : bounds_) {
    const Vector& values = bound.value->evaluate(in);
    for (std::size_t row = 0; row < in.size; ++row) {
      const auto key = column_.of_row(values, row);
      if (key) {
        ranges_[row].restrict_to(bound.comparator, *key);
      } else {
        ranges_[row] = KeyRange::none();
      }
    }
  }
}

bool StepKey::allows(std::size_t row, RelationshipId relationship) const {
  bool allowed = false;
  column_.with_reader([&](const auto& read) {
    const std::optional<Key> key = read(relationship.value);
    allowed = key && ranges_[row].contains(*key);
  });
  return allowed;
}

}  // namespace newsgraph::execution::batch
