#include "newsgraph/query/execution/batch/keyed_column.h"

#include <algorithm>

namespace newsgraph::execution::batch {
namespace {

using parser::Comparator;

/// Which of 64 keys are in the range, as bits.
template <class KeyAt>
std::uint64_t bits_in_range(const KeyRange& range, const KeyAt& key_at) {
  const auto least = static_cast<std::uint64_t>(range.least);
  const std::uint64_t width = static_cast<std::uint64_t>(range.most) - least;
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 64; ++i) {
    bits |= std::uint64_t{static_cast<std::uint64_t>(key_at(i)) - least <= width} << i;
  }
  return bits;
}

}  // namespace

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

std::optional<KeyedColumn> KeyedColumn::of(const PropertyColumn& column) {
  switch (column.kind()) {
    case ColumnKind::kInteger:
      return KeyedColumn(column, Kind::kInteger);
    case ColumnKind::kFloat:
      return KeyedColumn(column, Kind::kFloat);
    case ColumnKind::kString:
      return KeyedColumn(column, Kind::kString);
    case ColumnKind::kDate:
      return KeyedColumn(column, Kind::kDate);
    default:
      return std::nullopt;
  }
}

std::optional<Key> KeyedColumn::of_row(const Vector& vector, std::size_t row) const {
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

std::optional<KeyRange> KeyedColumn::range(Comparator comparator, const Value& value,
                                           const Graph& graph) const {
  std::optional<Key> key;  // none: nothing compares so with it
  if (kind_ == Kind::kInteger && value.is_integer()) {
    key = value.as_integer();
  } else if (kind_ == Kind::kDate && value.is_date()) {
    key = value.as_date().days;
  } else if (kind_ == Kind::kFloat && value.is_float()) {
    key = key_of(value.as_float());
  } else if (kind_ == Kind::kString && value.is_string()) {
    if (const auto text = graph.find_text(value.as_string())) key = text->value;
  } else {
    return std::nullopt;
  }
  if (!key) return KeyRange::none();
  KeyRange range;
  range.restrict_to(comparator, *key);
  return range;
}

std::uint64_t KeyedColumn::in_range(const KeyRange& range, std::size_t word,
                                    std::uint64_t ids) const {
  constexpr std::size_t kWords = PropertyColumn::Presence{}.size();
  const std::size_t page = word / kWords, at = word % kWords;
  if (page >= column_->page_count() || range.is_empty()) return 0;
  const auto number = static_cast<std::uint32_t>(page);
  const PropertyColumn::Presence* present = column_->present(number);
  if (present) ids &= (*present)[at];
  if (!present || ids == 0) return 0;
  const auto with = [&]<class T>(T, const auto& key_of_value) {
    const auto values = column_->values<T>(number).subspan(at * 64, 64);
    return ids & bits_in_range(range, [&](std::size_t i) { return key_of_value(values[i]); });
  };
  switch (kind_) {
    case Kind::kDate:
      return with(std::int32_t{}, [](std::int32_t days) { return Key{days}; });
    case Kind::kInteger:
      return with(std::int64_t{}, [](std::int64_t value) { return Key{value}; });
    case Kind::kString:
      return with(StringId{}, [](StringId id) { return Key{id.value}; });
    default: {
      // NaN is in no range.
      std::uint64_t numbers = 0;
      const auto values = column_->values<double>(number).subspan(at * 64, 64);
      for (std::size_t i = 0; i < 64; ++i) numbers |= std::uint64_t{!std::isnan(values[i])} << i;
      return numbers & with(double{}, [](double value) { return key_of(value).value_or(0); });
    }
  }
}

}  // namespace newsgraph::execution::batch
