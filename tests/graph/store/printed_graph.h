// Everything in a graph as text, ids and the order of names included.
#pragma once

#include <sstream>
#include <string>

#include "newsgraph/graph/graph.h"

namespace newsgraph::testing {

inline std::string printed_graph(const Graph& graph) {
  std::ostringstream out;
  for (const NodeId node : graph.all_nodes()) {
    out << node.value << ' ' << to_text(graph, node);
    for (const Adjacent& each : graph.outgoing(node)) out << " >" << each.relationship.value;
    for (const Adjacent& each : graph.incoming(node)) out << " <" << each.relationship.value;
    out << '\n';
  }
  for (const RelationshipId relationship : graph.all_relationships()) {
    out << relationship.value << ' ' << graph.source(relationship).value << "->"
        << graph.target(relationship).value << ' ' << to_text(graph, relationship) << '\n';
    for (const Evidence& evidence : graph.evidence(relationship)) {
      out << "  " << evidence.article.value << ':' << evidence.sentence << ' '
          << evidence.begin_codepoint << '-' << evidence.end_codepoint << " \"" << evidence.quote
          << "\" " << evidence.confidence << '\n';
    }
  }
  for (const std::string& name : graph.label_names()) out << ':' << name << ' ';
  for (const std::string& name : graph.type_names()) out << '[' << name << "] ";
  for (const std::string& name : graph.key_names()) out << '.' << name << ' ';
  for (const auto& [label, key] : graph.indexes()) {
    out << "\nindex " << graph.name(label) << '.' << graph.name(key);
    for (const NodeId node : graph.nodes_with_label(label)) {
      const Value value = graph.property(node, key);
      out << ' ' << graph.find_nodes(label, key, value).size();
    }
  }
  out << "\nnext " << graph.node_id_bound() << ' ' << graph.relationship_id_bound() << '\n';
  return out.str();
}

}  // namespace newsgraph::testing
