// GraphML 1.0 (http://graphml.graphdrawing.org/specification.html).
//
// Every property is a typed key: `boolean`, `long` or `double` when all its values are, else
// `string`. Beside the properties stand the keys that other tools expect: `labels` of a node (as in
// ":Person:Diplomat"), `label` of an edge (its type), and `evidence` of an edge (JSON).
#include <map>
#include <ostream>
#include <span>
#include <string>

#include "newsgraph/graph/export.h"
#include "newsgraph/graph/export/json_text.h"
#include "newsgraph/graph/export/part.h"
#include "newsgraph/graph/export/xml.h"

namespace newsgraph {

namespace {

/// A key's number, as in `id="nk3"`, and the narrowest type that holds all values seen.
struct Key {
  std::size_t number = 0;
  std::string type;
};

/// The keys of all nodes, or of all edges, by property name.
class Keys {
 public:
  Keys(const char* prefix, std::span<const std::string_view> taken)
      : prefix_(prefix), taken_(taken) {}

  void see(const Map& properties) {
    for (const auto& [name, value] : properties) {
      Key& key = keys_[name];
      key.type = exporting::common_xml_type(key.type, exporting::xml_type(value));
    }
  }

  void declare(const char* domain, std::ostream& out) {
    std::size_t number = 0;
    for (auto& [name, key] : keys_) {
      key.number = number++;
      out << "  <key id=\"" << prefix_ << key.number << "\" for=\"" << domain << "\" attr.name=\""
          << exporting::xml_escaped(exporting::attribute_name(name, taken_)) << "\" attr.type=\""
          << key.type << "\"/>\n";
    }
  }

  void write(const Map& properties, std::ostream& out) const {
    for (const auto& [name, value] : properties) {
      const Key& key = keys_.find(name)->second;
      out << "      <data key=\"" << prefix_ << key.number << "\">"
          << exporting::xml_escaped(exporting::plain_text(value)) << "</data>\n";
    }
  }

 private:
  const char* prefix_;
  std::span<const std::string_view> taken_;
  std::map<std::string, Key, std::less<>> keys_;
};

std::string labels_of(const Graph& graph, NodeId node) {
  std::string text;
  for (const LabelId label : graph.labels(node)) text.append(":").append(graph.name(label));
  return text;
}

void write_node(const Graph& graph, NodeId node, const Keys& keys, std::ostream& out) {
  const std::string labels = exporting::xml_escaped(labels_of(graph, node));
  out << "    <node id=\"n" << node.value << "\">\n      <data key=\"labels\">" << labels
      << "</data>\n";
  keys.write(graph.properties(node), out);
  out << "    </node>\n";
}

void write_edge(const Graph& graph, RelationshipId relationship, const Keys& keys,
                std::ostream& out) {
  out << "    <edge id=\"e" << relationship.value << "\" source=\"n"
      << graph.source(relationship).value << "\" target=\"n" << graph.target(relationship).value
      << "\">\n      <data key=\"label\">"
      << exporting::xml_escaped(graph.name(graph.type(relationship))) << "</data>\n";
  keys.write(graph.properties(relationship), out);
  if (const auto evidence = graph.evidence(relationship); !evidence.empty()) {
    out << "      <data key=\"evidence\">" << exporting::xml_escaped(exporting::json_of(evidence))
        << "</data>\n";
  }
  out << "    </edge>\n";
}

constexpr const char* kHead = R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
  <key id="labels" for="node" attr.name="labels" attr.type="string"/>
  <key id="label" for="edge" attr.name="label" attr.type="string"/>
  <key id="evidence" for="edge" attr.name="evidence" attr.type="string"/>
)";

}  // namespace

void export_graphml(const Graph& graph, const Selection& selection, std::ostream& out) {
  const exporting::Part part = exporting::part_of(graph, selection);
  Keys node_keys("nk", exporting::kTakenOnNodes), edge_keys("ek", exporting::kTakenOnEdges);
  for (const NodeId node : part.nodes) node_keys.see(graph.properties(node));
  for (const RelationshipId edge : part.relationships) edge_keys.see(graph.properties(edge));
  out << kHead;
  node_keys.declare("node", out);
  edge_keys.declare("edge", out);
  out << "  <graph id=\"G\" edgedefault=\"directed\">\n";
  for (const NodeId node : part.nodes) write_node(graph, node, node_keys, out);
  for (const RelationshipId edge : part.relationships) {
    write_edge(graph, edge, edge_keys, out);
  }
  out << "  </graph>\n</graphml>\n";
}

}  // namespace newsgraph
