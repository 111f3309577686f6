#include "newsgraph/graph/export/title.h"

#include "newsgraph/graph/export/json_text.h"

namespace newsgraph::exporting {

std::string text_property(const Graph& graph, NodeId node, std::string_view key) {
  const Value value = graph.property(node, key);
  return value.is_null() ? std::string() : plain_text(value);
}

std::string title_of(const Graph& graph, NodeId node) {
  for (const std::string_view key : {"name", "title", "text", "summary", "type", "id"}) {
    if (std::string text = text_property(graph, node, key); !text.empty()) return text;
  }
  if (!graph.labels(node).empty()) return std::string(graph.name(graph.labels(node).front()));
  return std::string("#").append(std::to_string(node.value));
}

}  // namespace newsgraph::exporting
