// The notation in which the kit writes values: `(:A {name: 'x'})`, `[:T]`, `<(:A)-[:T]->(:B)>`,
// lists, maps, numbers, strings. Both what is expected and what came out are brought into one
// canonical text, and texts are compared.
#pragma once

#include <string>
#include <string_view>

#include "newsgraph/graph/graph.h"

namespace newsgraph::tck {

struct Canonical {
  bool ignore_list_order = false;
};

/// Throws newsgraph::Error when the text is not in the notation.
std::string canonical(std::string_view notation, Canonical options = {});
/// Temporal values are the strings of their ISO 8601 text, as the kit has them.
std::string canonical(const Graph& graph, const Value& value, Canonical options = {});

/// A value without nodes, relationships and paths, as parameters have; throws newsgraph::Error.
Value parse_value(std::string_view notation);

}  // namespace newsgraph::tck
