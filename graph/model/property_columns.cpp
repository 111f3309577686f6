#include "newsgraph/graph/model/property_columns.h"

#include <utility>

namespace newsgraph::model {

const PropertyColumn& PropertyColumns::column(KeyId key) const {
  static const MutableColumn empty;
  return key.value < columns_.size() ? columns_[key.value] : empty;
}

Value PropertyColumns::set(std::uint32_t id, KeyId key, const Value& value) {
  Value before = get(id, key);
  if (value.is_null() && before.is_null()) return before;
  made(key).set(id, value, strings_);
  return before;
}

void PropertyColumns::adopt(KeyId key, MutableColumn column) {
  made(key) = std::move(column);
}

MutableColumn& PropertyColumns::made(KeyId key) {
  if (key.value >= columns_.size()) columns_.resize(key.value + 1);
  return columns_[key.value];
}

void PropertyColumns::mark_strings(std::vector<bool>& held) const {
  for (const MutableColumn& column : columns_) column.mark_strings(held);
}

void PropertyColumns::renumber_strings(const std::vector<StringId>& renumbered) {
  for (MutableColumn& column : columns_) column.renumber_strings(renumbered);
}

}  // namespace newsgraph::model
