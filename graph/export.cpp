#include "newsgraph/graph/export.h"

namespace newsgraph {

namespace {

constexpr ExportFormatName kFormats[] = {
    {"dot", "dot", ExportFormat::kDot},
    {"svg", "svg", ExportFormat::kSvg},
    {"graphml", "graphml", ExportFormat::kGraphml},
    {"gexf", "gexf", ExportFormat::kGexf},
    {"json", "json", ExportFormat::kJson},
    {"jsonl", "jsonl", ExportFormat::kJsonl},
    {"turtle", "ttl", ExportFormat::kTurtle},
    {"jsonld", "jsonld", ExportFormat::kJsonld},
    {"cypher", "cypher", ExportFormat::kCypher},
    {"csv", "", ExportFormat::kCsv},
};

void add_relationship(Selection& selection, const Graph& graph, RelationshipId relationship) {
  if (!graph.contains(relationship)) return;  // a query may return what it has deleted
  selection.relationships.insert(relationship);
  selection.nodes.insert(graph.source(relationship));
  selection.nodes.insert(graph.target(relationship));
}

}  // namespace

Selection Selection::all(const Graph& graph) {
  const std::vector<NodeId> nodes = graph.all_nodes();
  const std::vector<RelationshipId> relationships = graph.all_relationships();
  return {{nodes.begin(), nodes.end()}, {relationships.begin(), relationships.end()}};
}

void Selection::add(const Graph& graph, const Value& value) {
  switch (value.type()) {
    case ValueType::kNode:
      nodes.insert(value.as_node());
      break;
    case ValueType::kRelationship:
      add_relationship(*this, graph, value.as_relationship());
      break;
    case ValueType::kPath:
      for (const NodeId node : value.as_path().nodes) nodes.insert(node);
      for (const RelationshipId relationship : value.as_path().relationships) {
        add_relationship(*this, graph, relationship);
      }
      break;
    case ValueType::kList:
      for (const Value& element : value.as_list()) add(graph, element);
      break;
    case ValueType::kMap:
      for (const auto& [key, element] : value.as_map()) add(graph, element);
      break;
    default:
      break;
  }
}

std::span<const ExportFormatName> export_formats() {
  return kFormats;
}

std::optional<ExportFormat> export_format_of_ending(std::string_view ending) {
  for (const ExportFormatName& known : kFormats) {
    if (known.ending == ending && !ending.empty()) return known.format;
  }
  return std::nullopt;
}

void export_graph(const Graph& graph, const Selection& selection, ExportFormat format,
                  std::ostream& out) {
  switch (format) {
    case ExportFormat::kDot:
      return export_dot(graph, selection, out);
    case ExportFormat::kSvg:
      return export_svg(graph, selection, out);
    case ExportFormat::kGraphml:
      return export_graphml(graph, selection, out);
    case ExportFormat::kJson:
      return export_json(graph, selection, out);
    case ExportFormat::kGexf:
      return export_gexf(graph, selection, out);
    case ExportFormat::kJsonl:
      return export_jsonl(graph, selection, out);
    case ExportFormat::kTurtle:
      return export_turtle(graph, selection, out);
    case ExportFormat::kJsonld:
      return export_jsonld(graph, selection, out);
    case ExportFormat::kCypher:
      return export_cypher(graph, selection, out);
    case ExportFormat::kCsv:
      break;
  }
  throw Error(ErrorKind::kUsage, "CSV is several files", {}, "Name a folder for them: -o FOLDER");
}

}  // namespace newsgraph
