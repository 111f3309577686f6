// GraphViz's DOT, by BGL's writer on a copy of the selected part.
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphviz.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <ostream>
#include <string>
#include <unordered_map>

#include "newsgraph/graph/export.h"
#include "newsgraph/graph/export/dot_style.h"
#include "newsgraph/graph/export/part.h"

namespace newsgraph {

namespace {

using exporting::Part;
// Bidirectional, because such a graph keeps its edges in one list, in the order of their ids.
using Picture =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, NodeId, RelationshipId>;

Picture picture_of(const Graph& graph, const Part& part) {
  Picture picture;
  std::unordered_map<NodeId, Picture::vertex_descriptor> vertices;
  for (const NodeId node : part.nodes) vertices[node] = boost::add_vertex(node, picture);
  for (const RelationshipId relationship : part.relationships) {
    boost::add_edge(vertices.at(graph.source(relationship)),
                    vertices.at(graph.target(relationship)), relationship, picture);
  }
  return picture;
}

/// The layout that suits the size. Ranks from left to right read best: names and sentences are wide
/// and low. But the time for ranks, crossings and curves grows fast: GraphViz 2.43 needs seconds
/// for 200 random edges and minutes for 400. So the middle sizes get less optimisation and straight
/// lines (400 edges: half a second), and the large ones a spring model (4,000 edges: five seconds).
std::string_view layout_for(std::size_t relationships) {
  constexpr std::size_t kMostCurves = 150, kMostRanks = 500;
  if (relationships <= kMostCurves) return "rankdir=LR, nodesep=0.3, ranksep=0.55, splines=true";
  if (relationships <= kMostRanks) {
    return "rankdir=LR, nodesep=0.22, ranksep=0.9, splines=line, nslimit=1, nslimit1=1, "
           "mclimit=0.3";
  }
  return "layout=sfdp, overlap=prism, splines=line, outputorder=edgesfirst, K=1.2";
}

// The fonts are named in the order in which systems have them.
void write_defaults(std::ostream& out, std::string_view layout) {
  out << "graph [" << layout
      << ", pad=0.3, bgcolor=white, charset=\"UTF-8\"];\n"
         "node [style=\"filled,rounded\", fontname=\"Helvetica,Arial,sans-serif\", fontsize=11, "
         "margin=\"0.12,0.06\", height=0.35, penwidth=1.4];\n"
         "edge [fontname=\"Helvetica,Arial,sans-serif\", fontsize=8.5, arrowsize=0.6, "
         "penwidth=1.1];\n";
}

}  // namespace

void export_dot(const Graph& graph, const Selection& selection, std::ostream& out) {
  const Picture picture = picture_of(graph, exporting::part_of(graph, selection));
  const auto write_graph = [&](std::ostream& text) {
    write_defaults(text, layout_for(boost::num_edges(picture)));
  };
  const auto write_vertex = [&](std::ostream& text, Picture::vertex_descriptor vertex) {
    text << exporting::dot_attributes(graph, picture[vertex]);
  };
  const auto write_edge = [&](std::ostream& text, const Picture::edge_descriptor& edge) {
    text << exporting::dot_attributes(graph, picture[edge]);
  };
  const auto name = boost::make_function_property_map<Picture::vertex_descriptor>(
      [&](Picture::vertex_descriptor vertex) {
        return "n" + std::to_string(picture[vertex].value);
      });
  boost::write_graphviz(out, picture, write_vertex, write_edge, write_graph, name);
}

}  // namespace newsgraph
