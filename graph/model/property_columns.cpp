#include "newsgraph/graph/model/property_columns.h"

namespace newsgraph::model {

const PropertyColumn& PropertyColumns::column(KeyId key) const {
  static const MutableColumn empty;
  return key.value < columns_.size() ? columns_[key.value] : empty;
}

Value PropertyColumns::set(std::uint32_t id, KeyId key, const Value& value) {
  Value before = get(id, key);
  if (value.is_null() && before.is_null()) return before;
  if (key.value >= columns_.size()) columns_.resize(key.value + 1);
  columns_[key.value].set(id, value, strings_);
  return before;
}

}  // namespace newsgraph::model
