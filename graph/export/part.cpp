#include "newsgraph/graph/export/part.h"

namespace newsgraph::exporting {

Part part_of(const Graph& graph, const Selection& selection) {
  Part part;
  const auto is_drawn = [&](NodeId node) { return selection.nodes.contains(node); };
  for (const NodeId node : selection.nodes) {
    if (graph.contains(node)) part.nodes.push_back(node);
  }
  for (const RelationshipId relationship : selection.relationships) {
    if (graph.contains(relationship) && is_drawn(graph.source(relationship)) &&
        is_drawn(graph.target(relationship))) {
      part.relationships.push_back(relationship);
    }
  }
  return part;
}

}  // namespace newsgraph::exporting
