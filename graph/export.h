// Writers of a graph, or a part of it, in the formats other tools read.
//
// All output is UTF-8, deterministic (nodes and relationships in the order of their ids, keys
// sorted) and escaped for its format whatever names and texts hold.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <set>
#include <span>
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

enum class ExportFormat {
  kDot,
  kSvg,
  kGraphml,
  kGexf,
  kJson,
  kJsonl,
  kTurtle,
  kJsonld,
  kCypher,
  kCsv
};

/// What people call a format, and how names of its files end.
struct ExportFormatName {
  std::string_view name;
  std::string_view ending;  ///< without the dot; empty for a folder of files
  ExportFormat format;
};
std::span<const ExportFormatName> export_formats();
std::optional<ExportFormat> export_format_of_ending(std::string_view ending);

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

/// GEXF 1.3 (https://gexf.net), for Gephi: attributes typed as in GraphML.
void export_gexf(const Graph& graph, const Selection& selection, std::ostream& out);
/// JSON Lines: a node or relationship a line, as Neo4j's `apoc.export.json` writes them, with
/// evidence; nodes first.
void export_jsonl(const Graph& graph, const Selection& selection, std::ostream& out);
/// RDF 1.1 as Turtle, with evidence in the terms of PROV-O; docs/export.md has the vocabulary.
void export_turtle(const Graph& graph, const Selection& selection, std::ostream& out);
/// The same statements as JSON-LD 1.1.
void export_jsonld(const Graph& graph, const Selection& selection, std::ostream& out);
/// Cypher statements that make the part in a graph, each ended by a semicolon; without evidence.
void export_cypher(const Graph& graph, const Selection& selection, std::ostream& out);

/// Throws Error for kCsv, which is a folder of files: csv_export.h writes it.
void export_graph(const Graph& graph, const Selection& selection, ExportFormat format,
                  std::ostream& out);

}  // namespace newsgraph
