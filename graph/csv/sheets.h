// Which file of an export each node or relationship goes to, and which columns that file has.
//
// A column has one type, while a property may be a number here and a text there. So things of one
// name (a set of labels, a type) are spread over sheets: each goes to the first whose columns fit
// its values.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "newsgraph/graph/csv/columns.h"
#include "newsgraph/graph/value.h"

namespace newsgraph::csv {

struct ColumnType {
  FieldType type = FieldType::kString;
  bool is_array = false;
  bool operator==(const ColumnType&) const = default;
};

/// An array when all elements are of one type that has columns, else a FieldType::kList.
ColumnType column_type(const Value& value);

/// "date", "string[]".
std::string header_name(ColumnType type);

template <typename Id>
struct Sheet {
  std::map<std::string, ColumnType> columns;
  std::vector<Id> rows;
};

/// Adds the columns that the properties need; false, and no change, when one is there with another
/// type.
bool take_columns(std::map<std::string, ColumnType>& columns, const Map& properties);

template <typename Id>
void add_row(std::vector<Sheet<Id>>& sheets, Id row, const Map& properties) {
  for (Sheet<Id>& sheet : sheets) {
    if (!take_columns(sheet.columns, properties)) continue;
    sheet.rows.push_back(row);
    return;
  }
  sheets.emplace_back();
  take_columns(sheets.back().columns, properties);
  sheets.back().rows.push_back(row);
}

}  // namespace newsgraph::csv
