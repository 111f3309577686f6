// The text of a CSV field as a value of its column's type.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "newsgraph/graph/csv/columns.h"
#include "newsgraph/graph/value.h"

namespace newsgraph::csv {

/// nullopt when the text is not of the type. Around what is no string, white space does not count.
std::optional<Value> to_value(FieldType type, std::string_view text);

/// Of a column that is_array: the parts between the delimiters, a list. An empty text is an empty
/// list.
std::optional<Value> to_list(FieldType type, std::string_view text, char delimiter);

/// A part of a text that to_list() refuses, counted from 1.
struct Part {
  std::size_t number = 0;
  std::string_view text;
};
/// The first that is not of the type.
Part refused_part(FieldType type, std::string_view text, char delimiter);

/// "an integer", for messages.
std::string_view description(FieldType type);

}  // namespace newsgraph::csv
