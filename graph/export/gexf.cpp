// GEXF 1.3 (https://gexf.net/schema.html), the format of Gephi.
//
// Every property is a typed attribute, as in GraphML; `labels` of a node and `evidence` of an edge
// stand among them. What is written on a node is its name, and an edge's kind is its type, so that
// several edges may join the same nodes.
#include <map>
#include <ostream>
#include <span>
#include <string>

#include "newsgraph/graph/export.h"
#include "newsgraph/graph/export/json_text.h"
#include "newsgraph/graph/export/part.h"
#include "newsgraph/graph/export/title.h"
#include "newsgraph/graph/export/xml.h"

namespace newsgraph {

namespace {

using exporting::xml_escaped;

/// The attributes of all nodes, or of all edges: by property name a number, as in `for="3"`, and a
/// type. Number 0 is the attribute that is no property.
class Attributes {
 public:
  Attributes(const char* of, const char* first, std::span<const std::string_view> taken)
      : class_(of), first_(first), taken_(taken) {}

  void see(const Map& properties) {
    for (const auto& [name, value] : properties) {
      std::string& type = attributes_[name].type;
      type = exporting::common_xml_type(type, exporting::xml_type(value));
    }
  }

  void declare(std::ostream& out) {
    out << "    <attributes class=\"" << class_
        << "\" mode=\"static\">\n      <attribute id=\"0\" title=\"" << first_
        << "\" type=\"string\"/>\n";
    std::size_t number = 1;
    for (auto& [name, attribute] : attributes_) {
      attribute.number = number++;
      out << "      <attribute id=\"" << attribute.number << "\" title=\""
          << xml_escaped(exporting::attribute_name(name, taken_)) << "\" type=\"" << attribute.type
          << "\"/>\n";
    }
    out << "    </attributes>\n";
  }

  void write(const std::string& first, const Map& properties, std::ostream& out) const {
    out << "        <attvalues>\n";
    if (!first.empty()) write(0, first, out);
    for (const auto& [name, value] : properties) {
      write(attributes_.find(name)->second.number, exporting::plain_text(value), out);
    }
    out << "        </attvalues>\n";
  }

 private:
  static void write(std::size_t number, const std::string& value, std::ostream& out) {
    out << "          <attvalue for=\"" << number << "\" value=\"" << xml_escaped(value)
        << "\"/>\n";
  }

  struct Attribute {
    std::size_t number = 0;
    std::string type;
  };
  const char* class_;
  const char* first_;
  std::span<const std::string_view> taken_;
  std::map<std::string, Attribute, std::less<>> attributes_;
};

std::string labels_of(const Graph& graph, NodeId node) {
  std::string text;
  for (const LabelId label : graph.labels(node)) text.append(":").append(graph.name(label));
  return text;
}

void write_node(const Graph& graph, NodeId node, const Attributes& attributes, std::ostream& out) {
  out << "      <node id=\"" << node.value << "\" label=\""
      << xml_escaped(exporting::title_of(graph, node)) << "\">\n";
  attributes.write(labels_of(graph, node), graph.properties(node), out);
  out << "      </node>\n";
}

void write_edge(const Graph& graph, RelationshipId edge, const Attributes& attributes,
                std::ostream& out) {
  const std::string type = xml_escaped(graph.name(graph.type(edge)));
  out << "      <edge id=\"" << edge.value << "\" source=\"" << graph.source(edge).value
      << "\" target=\"" << graph.target(edge).value << "\" kind=\"" << type << "\" label=\"" << type
      << "\">\n";
  const auto evidence = graph.evidence(edge);
  attributes.write(evidence.empty() ? std::string() : exporting::json_of(evidence),
                   graph.properties(edge), out);
  out << "      </edge>\n";
}

constexpr const char* kHead = R"(<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
  <meta>
    <creator>newsgraph</creator>
  </meta>
  <graph defaultedgetype="directed" mode="static">
)";

}  // namespace

void export_gexf(const Graph& graph, const Selection& selection, std::ostream& out) {
  const exporting::Part part = exporting::part_of(graph, selection);
  Attributes of_nodes("node", "labels", exporting::kTakenOnNodes);
  Attributes of_edges("edge", "evidence", exporting::kTakenOnEdges);
  for (const NodeId node : part.nodes) of_nodes.see(graph.properties(node));
  for (const RelationshipId edge : part.relationships) of_edges.see(graph.properties(edge));
  out << kHead;
  of_nodes.declare(out);
  of_edges.declare(out);
  out << "    <nodes>\n";
  for (const NodeId node : part.nodes) write_node(graph, node, of_nodes, out);
  out << "    </nodes>\n    <edges>\n";
  for (const RelationshipId edge : part.relationships) write_edge(graph, edge, of_edges, out);
  out << "    </edges>\n  </graph>\n</gexf>\n";
}

}  // namespace newsgraph
