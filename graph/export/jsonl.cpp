// JSON Lines: a node or a relationship a line, in the form of Neo4j's `apoc.export.json`, whose
// readers then read it too. Evidence is a member of its own of a relationship.
#include <ostream>
#include <string>

#include "newsgraph/graph/export.h"
#include "newsgraph/graph/export/json_text.h"
#include "newsgraph/graph/export/part.h"

namespace newsgraph {

namespace {

using exporting::json_of;

std::string labels_of(const Graph& graph, NodeId node) {
  std::string text = "[";
  for (const LabelId label : graph.labels(node)) {
    if (text.size() > 1) text += ',';
    text += json_of(graph.name(label));
  }
  return text + "]";
}

void write_properties(const Map& properties, std::ostream& out) {
  if (!properties.empty()) out << ",\"properties\":" << json_of(properties);
}

/// Ids are texts in this form.
void write_end(const Graph& graph, NodeId node, const char* name, std::ostream& out) {
  out << ",\"" << name << "\":{\"id\":\"" << node.value
      << "\",\"labels\":" << labels_of(graph, node) << '}';
}

void write_node(const Graph& graph, NodeId node, std::ostream& out) {
  out << R"({"type":"node","id":")" << node.value << "\",\"labels\":" << labels_of(graph, node);
  write_properties(graph.properties(node), out);
  out << "}\n";
}

void write_relationship(const Graph& graph, RelationshipId relationship, std::ostream& out) {
  out << R"({"type":"relationship","id":")" << relationship.value
      << "\",\"label\":" << json_of(graph.name(graph.type(relationship)));
  write_properties(graph.properties(relationship), out);
  write_end(graph, graph.source(relationship), "start", out);
  write_end(graph, graph.target(relationship), "end", out);
  if (const auto evidence = graph.evidence(relationship); !evidence.empty()) {
    out << ",\"evidence\":" << json_of(evidence);
  }
  out << "}\n";
}

}  // namespace

void export_jsonl(const Graph& graph, const Selection& selection, std::ostream& out) {
  const exporting::Part part = exporting::part_of(graph, selection);
  for (const NodeId node : part.nodes) write_node(graph, node, out);
  for (const RelationshipId relationship : part.relationships) {
    write_relationship(graph, relationship, out);
  }
}

}  // namespace newsgraph
