// A Cypher value as two fields of a row: a type number and a cell that a person can read.
//
// The type numbers are part of the file format (table value_type, docs/file-format.md) and never
// change their meaning. Each value of a property comes back exactly as it was: floats bit for bit
// (save the payload of a NaN), temporal values with offset and zone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "newsgraph/graph/store/connection.h"
#include "newsgraph/graph/value.h"

namespace newsgraph::store {

/// A value ready to be bound. Text in the cell is borrowed from the value or the scratch text.
struct EncodedValue {
  std::int64_t type = 0;
  Cell cell;
};

/// Throws Error when the value cannot be a property, or nests lists more than kMaximumListDepth
/// deep.
EncodedValue encode_value(const Value& value, std::string& scratch);

/// nullopt when the two fields are not the encoding of any value, or name a time zone that this
/// machine does not know.
std::optional<Value> decode_value(std::int64_t type, const Cell& cell);

/// Deeper lists are refused, so that no file can exhaust the stack of its reader.
inline constexpr int kMaximumListDepth = 100;

}  // namespace newsgraph::store
