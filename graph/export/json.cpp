// JSON: one object, one node or relationship a line.
#include <ostream>
#include <string>

#include "newsgraph/graph/export.h"
#include "newsgraph/graph/export/json_text.h"
#include "newsgraph/graph/export/part.h"

namespace newsgraph {

namespace {

using exporting::json_of;

void write_node(const Graph& graph, NodeId node, std::ostream& out) {
  out << "{\"id\":" << node.value << ",\"labels\":[";
  const char* separator = "";
  for (const LabelId label : graph.labels(node)) {
    out << separator << json_of(graph.name(label));
    separator = ",";
  }
  out << "],\"properties\":" << json_of(graph.properties(node)) << '}';
}

void write_relationship(const Graph& graph, RelationshipId relationship, std::ostream& out) {
  out << "{\"id\":" << relationship.value
      << ",\"type\":" << json_of(graph.name(graph.type(relationship)))
      << ",\"source\":" << graph.source(relationship).value
      << ",\"target\":" << graph.target(relationship).value
      << ",\"properties\":" << json_of(graph.properties(relationship))
      << ",\"evidence\":" << json_of(graph.evidence(relationship)) << '}';
}

}  // namespace

void export_json(const Graph& graph, const Selection& selection, std::ostream& out) {
  const exporting::Part part = exporting::part_of(graph, selection);
  out << "{\"nodes\":[";
  const char* separator = "\n";
  for (const NodeId node : part.nodes) {
    out << separator;
    write_node(graph, node, out);
    separator = ",\n";
  }
  out << "],\n\"relationships\":[";
  separator = "\n";
  for (const RelationshipId relationship : part.relationships) {
    out << separator;
    write_relationship(graph, relationship, out);
    separator = ",\n";
  }
  out << "]}\n";
}

}  // namespace newsgraph
