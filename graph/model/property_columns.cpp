#include "newsgraph/graph/model/property_columns.h"

#include <utility>

namespace newsgraph::model {

const Value& PropertyColumns::get(std::uint32_t id, KeyId key) const {
  static const Value absent;
  if (key.value >= columns_.size()) return absent;
  const Column& column = columns_[key.value];
  const std::size_t page = id / kPageSize;
  if (page >= column.size() || column[page] == nullptr) return absent;
  return column[page]->values[id % kPageSize];
}

Value PropertyColumns::set(std::uint32_t id, KeyId key, Value value) {
  if (value.is_null() && get(id, key).is_null()) return {};
  if (key.value >= columns_.size()) columns_.resize(key.value + 1);
  Column& column = columns_[key.value];
  const std::size_t number = id / kPageSize;
  if (number >= column.size()) column.resize(number + 1);
  if (column[number] == nullptr) column[number] = std::make_unique<Page>();

  Page& page = *column[number];
  Value& slot = page.values[id % kPageSize];
  page.used += slot.is_null() ? 1 : 0;
  page.used -= value.is_null() ? 1 : 0;
  Value before = std::exchange(slot, std::move(value));
  if (page.used == 0) column[number].reset();
  return before;
}

}  // namespace newsgraph::model
