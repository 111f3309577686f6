// Values and evidence as JSON, for the writers that need them.
#pragma once

#include <span>
#include <string>

#include "newsgraph/graph/graph.h"

namespace newsgraph::exporting {

/// Temporal values are their ISO 8601 text; floats that are no finite number are the texts "NaN",
/// "Infinity", "-Infinity"; nodes, relationships and paths cannot be properties and are null.
std::string json_of(const Value& value);
std::string json_of(const Map& properties);
std::string json_of(std::span<const Evidence> evidence);
/// A JSON string with its quotes.
std::string json_of(std::string_view text);

/// The text of a value that is no list: a string as it is, a temporal value in ISO 8601 form, a
/// number or truth value as in JSON.
std::string plain_text(const Value& value);

}  // namespace newsgraph::exporting
