#include "newsgraph/graph/store/check/tables.h"

#include <map>
#include <string>
#include <utility>

#include "newsgraph/graph/store/schema.h"

namespace newsgraph::store {

namespace {

/// Statements that make things, by kind ("table", "view" …) and name.
using Definitions = std::map<std::pair<std::string, std::string>, std::string>;

Definitions definitions_in(Connection& connection) {
  Definitions definitions;
  Statement rows(connection,
                 "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name");
  while (rows.step()) {
    definitions[{std::string(rows.text(0)), std::string(rows.text(1))}] = rows.text(2);
  }
  return definitions;
}

std::map<std::int64_t, std::string> value_types_in(Connection& connection) {
  std::map<std::int64_t, std::string> types;
  Statement rows(connection, "SELECT id, name FROM value_type");
  while (rows.step()) types[rows.integer(0)] = rows.text(1);
  return types;
}

}  // namespace

void check_tables(Connection& connection, Findings& findings) {
  Connection pattern;
  create_schema(pattern);
  const Definitions found = definitions_in(connection);
  const bool is_present = findings.report().schema_version == kSchemaVersion;
  for (const auto& [thing, sql] : definitions_in(pattern)) {
    const auto& [kind, name] = thing;
    if (name == "revision" && !is_present) continue;  // it has become another one
    const auto own = found.find(thing);
    if (own == found.end()) {
      findings.fault(kind + " " + name, "is missing", kMakeAnew);
    } else if (own->second != sql) {
      findings.fault(kind + " " + name, "is not as newsgraph makes it", kMakeAnew);
    }
  }
  if (value_types_in(connection) != value_types_in(pattern)) {
    findings.fault("table value_type", "does not have the types of the format", kMakeAnew);
  }
}

}  // namespace newsgraph::store
