#include "newsgraph/graph/csv/sheets.h"

#include <algorithm>

namespace newsgraph::csv {

namespace {

FieldType field_type(ValueType type) {
  switch (type) {
    case ValueType::kBoolean:
      return FieldType::kBoolean;
    case ValueType::kInteger:
      return FieldType::kInteger;
    case ValueType::kFloat:
      return FieldType::kFloat;
    case ValueType::kDate:
      return FieldType::kDate;
    case ValueType::kLocalTime:
      return FieldType::kLocalTime;
    case ValueType::kTime:
      return FieldType::kTime;
    case ValueType::kLocalDateTime:
      return FieldType::kLocalDateTime;
    case ValueType::kDateTime:
      return FieldType::kDateTime;
    case ValueType::kDuration:
      return FieldType::kDuration;
    case ValueType::kList:
      return FieldType::kList;
    default:
      return FieldType::kString;
  }
}

bool is_empty_list(const Value& value) {
  return value.is_list() && value.as_list().empty();
}

/// Of a list that is not empty. One empty text alone would read as a list of nothing.
bool fits_array(const List& list) {
  const ValueType type = list.front().type();
  const bool is_one_type =
      std::ranges::all_of(list, [&](const Value& element) { return element.type() == type; });
  const bool is_empty_text =
      list.size() == 1 && type == ValueType::kString && list.front().as_string().empty();
  return is_one_type && type != ValueType::kList && !is_empty_text;
}

bool fits(ColumnType column, const Value& value) {
  if (is_empty_list(value)) return column.is_array || column.type == FieldType::kList;
  return column_type(value) == column;
}

}  // namespace

ColumnType column_type(const Value& value) {
  if (!value.is_list()) return {field_type(value.type()), false};
  const List& list = value.as_list();
  if (list.empty()) return {FieldType::kString, true};
  if (fits_array(list)) return {field_type(list.front().type()), true};
  return {FieldType::kList, false};
}

std::string header_name(ColumnType type) {
  std::string name(name_of(type.type));
  return type.is_array ? name + "[]" : name;
}

bool take_columns(std::map<std::string, ColumnType>& columns, const Map& properties) {
  for (const auto& [key, value] : properties) {
    const auto known = columns.find(key);
    if (known != columns.end() && !fits(known->second, value)) return false;
  }
  for (const auto& [key, value] : properties) columns.emplace(key, column_type(value));
  return true;
}

}  // namespace newsgraph::csv
