#include "newsgraph/graph/export.h"

#include <array>
#include <utility>

namespace newsgraph {

namespace {

constexpr std::array<std::pair<std::string_view, ExportFormat>, 4> kFormats = {{
    {"dot", ExportFormat::kDot},
    {"svg", ExportFormat::kSvg},
    {"graphml", ExportFormat::kGraphml},
    {"json", ExportFormat::kJson},
}};

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

std::optional<ExportFormat> export_format(std::string_view name) {
  for (const auto& [known, format] : kFormats) {
    if (known == name) return format;
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
  }
}

}  // namespace newsgraph
