// How nodes and relationships look in a picture: what is written on them, their colour and shape,
// as attributes of the DOT language (https://graphviz.org/doc/info/lang.html).
#pragma once

#include <string>
#include <string_view>

#include "newsgraph/graph/graph.h"

namespace newsgraph::exporting {

/// A DOT string with its quotes, in which nothing is an escape or an entity: dot shows the text as
/// it is. A newline breaks the line; other control characters, which no picture can show, become
/// U+FFFD.
std::string dot_quoted(std::string_view text);

/// "[label=…, fillcolor=…, …]" of a node.
std::string dot_attributes(const Graph& graph, NodeId node);
/// "[label=…, …]" of an edge: type and date; without arrowhead when the relation is symmetric.
std::string dot_attributes(const Graph& graph, RelationshipId relationship);

}  // namespace newsgraph::exporting
