#include "canonical_dump.h"

#include <algorithm>
#include <vector>

namespace newsgraph::testing {

namespace {

/// A node is told by its labels and properties; what has no name of its own has a key.
std::string node_text(const Graph& graph, NodeId node) {
  return to_text(graph, Value(node));
}

std::string evidence_text(const Graph& graph, const Evidence& evidence) {
  return to_text(graph, graph.property(evidence.article, "id")) + '@' +
         std::to_string(evidence.sentence) + ':' + std::to_string(evidence.begin_codepoint) + '-' +
         std::to_string(evidence.end_codepoint) + ' ' + evidence.quote + ' ' +
         std::to_string(evidence.confidence);
}

}  // namespace

std::string canonical_dump(const Graph& graph) {
  std::vector<std::string> lines;
  for (NodeId node : graph.all_nodes()) lines.push_back(node_text(graph, node));
  for (RelationshipId relationship : graph.all_relationships()) {
    std::string line = node_text(graph, graph.source(relationship)) + "-" +
                       to_text(graph, Value(relationship)) + "->" +
                       node_text(graph, graph.target(relationship));
    for (const Evidence& evidence : graph.evidence(relationship)) {
      line += "\n    " + evidence_text(graph, evidence);
    }
    lines.push_back(std::move(line));
  }
  std::sort(lines.begin(), lines.end());
  std::string dump;
  for (const std::string& line : lines) dump += line + '\n';
  return dump;
}

}  // namespace newsgraph::testing
