// A Cypher value as the graph file keeps it: a type number and a JSON value that a person can read.
//
// The type numbers are part of the file format (table value_type, docs/file-format.md) and never
// change their meaning. Each value of a property comes back exactly as it was: floats bit for bit
// (save the payload of a NaN), temporal values with offset and zone.
#pragma once

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "newsgraph/graph/store/connection.h"
#include "newsgraph/graph/value.h"

namespace newsgraph::store {

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;
/// Reads JSON as it stands in a graph file, without recursion, since nesting must not cost stack,
/// and with floats bit for bit. False when the text is none.
bool read_json(std::string_view text, rapidjson::Document& json);

/// Deeper lists are refused, so that no file can exhaust the stack of its reader.
inline constexpr int kMaximumListDepth = 100;

/// Throws Error when the value cannot be a property.
std::int64_t type_number(const Value& value);
/// Throws Error when the value cannot be a property, nests lists more than kMaximumListDepth deep,
/// or would not come back as it is.
void write_value(JsonWriter& writer, const Value& value);
/// The list as it stands in the file.
std::string json_text(const List& list);
/// Such a text as the list it is; nullopt when it is none.
std::optional<Value> list_of_json(std::string_view text);

/// nullopt when number and JSON are not the encoding of any value, or name a time zone that this
/// machine does not know.
std::optional<Value> read_value(std::int64_t type, const rapidjson::Value& json);

/// The same of a value of versions 1 and 2, which stood in a field of its own: numbers and texts
/// as such, a boolean as 0 or 1, a list as the text of its JSON.
std::optional<Value> decode_value(std::int64_t type, const Cell& cell);

}  // namespace newsgraph::store
