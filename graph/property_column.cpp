#include "newsgraph/graph/property_column.h"

#include <string>

namespace newsgraph {

std::size_t payload_bytes(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::kEmpty:
      return 0;
    case ColumnKind::kBoolean:
      return sizeof(std::uint8_t);
    case ColumnKind::kInteger:
      return sizeof(std::int64_t);
    case ColumnKind::kFloat:
      return sizeof(double);
    case ColumnKind::kString:
      return sizeof(StringId);
    case ColumnKind::kDate:
      return sizeof(std::int32_t);
    case ColumnKind::kMixed:
      return sizeof(Value);
  }
  return 0;
}

Value PropertyColumn::value(const Strings& strings, std::uint32_t id) const {
  if (!has(id)) return {};
  switch (kind_) {
    case ColumnKind::kEmpty:
      return {};
    case ColumnKind::kBoolean:
      return boolean(id);
    case ColumnKind::kInteger:
      return integer(id);
    case ColumnKind::kFloat:
      return number(id);
    case ColumnKind::kString:
      return strings.text(string(id));
    case ColumnKind::kDate:
      return date(id);
    case ColumnKind::kMixed:
      return mixed(id);
  }
  return {};
}

}  // namespace newsgraph
