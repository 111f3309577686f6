// Writers of a graph, or a part of it, in the formats other tools read.
//
// All output is UTF-8, deterministic (nodes and relationships in the order of their ids, keys
// sorted) and escaped for its format whatever names and texts hold.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <set>
#include <string_view>

#include "newsgraph/graph/graph.h"

namespace newsgraph {

/// Which part of a graph to write. A relationship is written only with both of its ends.
struct Selection {
  std::set<NodeId> nodes;
  std::set<RelationshipId> relationships;

  static Selection all(const Graph& graph);
  /// Adds every node and relationship in the value: those of paths, lists and maps too. A
  /// relationship brings its ends.
  void add(const Graph& graph, const Value& value);
};

enum class ExportFormat { kDot, kSvg, kGraphml, kJson };

/// "dot", "svg", "graphml", "json".
std::optional<ExportFormat> export_format(std::string_view name);

/// GraphViz, by BGL's writer: nodes coloured by label, names as captions, types and dates on edges.
void export_dot(const Graph& graph, const Selection& selection, std::ostream& out);
/// The DOT text laid out and drawn by GraphViz's `dot`, which must be installed; throws Error with
/// a hint when it is not.
void export_svg(const Graph& graph, const Selection& selection, std::ostream& out);
/// GraphML 1.0 (http://graphml.graphdrawing.org/specification.html); lists as JSON text.
void export_graphml(const Graph& graph, const Selection& selection, std::ostream& out);
/// One JSON object {"nodes": […], "relationships": […]} with evidence; temporal values as their
/// ISO 8601 text.
void export_json(const Graph& graph, const Selection& selection, std::ostream& out);

void export_graph(const Graph& graph, const Selection& selection, ExportFormat format,
                  std::ostream& out);

}  // namespace newsgraph
