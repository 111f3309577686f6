// A value with the nodes and relationships in it written out, in the notation of openCypher's
// compatibility kit.
#include <string>

#include "newsgraph/graph/graph.h"

namespace newsgraph {

namespace {

void append(std::string& text, const Graph& graph, const Value& value);

/// The kit writes temporal values as strings of their ISO 8601 text: the inside of the literal.
std::string temporal_text(const Value& value) {
  const std::string literal = to_literal(value);  // date('2025-02-25')
  const std::size_t begin = literal.find('\'');
  return literal.substr(begin, literal.size() - begin - 1);
}

/// ` {key: value, …}`, or nothing when there are no properties.
void append_properties(std::string& text, const Graph& graph, const Map& properties,
                       std::string_view before) {
  if (properties.empty()) return;
  text += before;
  append(text, graph, Value(properties));
}

void append_node(std::string& text, const Graph& graph, NodeId node) {
  text += '(';
  if (graph.contains(node)) {
    for (const LabelId label : graph.labels(node)) {
      text += ':';
      text += graph.name(label);
    }
    const bool bare = graph.labels(node).empty();
    append_properties(text, graph, graph.properties(node), bare ? "" : " ");
  }
  text += ')';
}

void append_relationship(std::string& text, const Graph& graph, RelationshipId relationship) {
  text += '[';
  if (graph.contains(relationship)) {
    text += ':';
    text += graph.name(graph.type(relationship));
    append_properties(text, graph, graph.properties(relationship), " ");
  }
  text += ']';
}

void append_path(std::string& text, const Graph& graph, const Path& path) {
  text += '<';
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    if (i > 0) {
      const RelationshipId relationship = path.relationships[i - 1];
      const bool forward =
          !graph.contains(relationship) || graph.source(relationship) == path.nodes[i - 1];
      text += forward ? "-" : "<-";
      append_relationship(text, graph, relationship);
      text += forward ? "->" : "-";
    }
    append_node(text, graph, path.nodes[i]);
  }
  text += '>';
}

void append(std::string& text, const Graph& graph, const Value& value) {
  switch (value.type()) {
    case ValueType::kNode:
      append_node(text, graph, value.as_node());
      break;
    case ValueType::kRelationship:
      append_relationship(text, graph, value.as_relationship());
      break;
    case ValueType::kPath:
      append_path(text, graph, value.as_path());
      break;
    case ValueType::kList: {
      text += '[';
      std::string_view separator;
      for (const Value& item : value.as_list()) {
        text += separator;
        append(text, graph, item);
        separator = ", ";
      }
      text += ']';
      break;
    }
    case ValueType::kMap: {
      text += '{';
      std::string_view separator;
      for (const auto& [key, item] : value.as_map()) {
        text += separator;
        text += key;
        text += ": ";
        append(text, graph, item);
        separator = ", ";
      }
      text += '}';
      break;
    }
    default:
      text += value.is_temporal() ? temporal_text(value) : to_literal(value);
  }
}

}  // namespace

std::string to_text(const Graph& graph, const Value& value) {
  std::string text;
  append(text, graph, value);
  return text;
}

}  // namespace newsgraph
