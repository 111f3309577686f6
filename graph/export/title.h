// What a node is called where there is room for one text.
#pragma once

#include <string>
#include <string_view>

#include "newsgraph/graph/graph.h"

namespace newsgraph::exporting {

/// Empty when it is absent.
std::string text_property(const Graph& graph, NodeId node, std::string_view key);

/// The first property that tells a reader which node this is; else its label; else its id.
std::string title_of(const Graph& graph, NodeId node);

}  // namespace newsgraph::exporting
