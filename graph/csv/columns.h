// What the columns of a CSV file mean, by neo4j-admin's header conventions.
//
//     personId:ID(Person),name,born:date,tags:string[],:LABEL
//     :START_ID(Person),since:int,:END_ID(Person),:TYPE
//
// A column is a name, a colon and a type or a role. A property without a type is a string; a name
// before `:ID` makes the id a property too. A group in parentheses is a space of ids of its own.
// `:IGNORE` and columns without name and type are passed over, save that a relationship's
// `newsgraph.evidence:IGNORE`, which export_csv() writes, is its evidence.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/csv/csv_reader.h"

namespace newsgraph::csv {

enum class FieldType {
  kString,
  kInteger,
  kFloat,
  kBoolean,
  kDate,
  kLocalTime,
  kTime,
  kLocalDateTime,
  kDateTime,
  kDuration,
  kList,  ///< a JSON array as the graph file has it, of elements of several types
};

/// The type as a header names it: "date".
std::string_view name_of(FieldType type);

struct PropertyColumn {
  std::size_t field;
  std::string key;
  FieldType type = FieldType::kString;
  bool is_array = false;
};

/// A column that names a node, and the space that the id is of; "" is the space without a name.
struct IdColumn {
  std::size_t field;
  std::string space;
};

struct Columns {
  std::vector<std::string> names;  ///< as the header has them, before the colon
  std::vector<PropertyColumn> properties;
  std::optional<IdColumn> id, start_id, end_id;
  std::optional<std::size_t> labels, type;
  std::optional<std::size_t> evidence;  ///< see evidence_text.h
};

enum class Thing { kNode, kRelationship };

/// Reads the record that the reader stands at as a header. Throws Error when a type is unknown, a
/// role does not fit the thing or is there twice, or a relationship lacks an end.
Columns read_columns(const CsvReader& header, Thing thing);

/// Whether the record repeats the header's names, as files do whose header stands in another file
/// and which have one of their own.
bool repeats_names(const Columns& columns, std::span<const Field> record);

}  // namespace newsgraph::csv
