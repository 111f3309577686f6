// Cypher values as JSON.
//
// Null, booleans, numbers, strings, lists and maps are what JSON has; a float that JSON cannot hold
// is the string "NaN", "Infinity" or "-Infinity"; a temporal value is its ISO 8601 text. A node is
// {"id", "labels", "properties"}, a relationship {"id", "type", "source", "target", "properties"} and
// "evidence" where it has some, a path {"nodes", "relationships"}.
#pragma once

#include <string>
#include <vector>

#include "newsgraph/graph/graph.h"

namespace newsgraph {

std::string to_json(const Graph& graph, const Value& value);

/// {"column": value, …}, in the order of the columns.
std::string to_json(const Graph& graph, const std::vector<std::string>& columns,
                    const std::vector<Value>& row);

}  // namespace newsgraph
