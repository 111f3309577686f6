#include "newsgraph/query/planner/pattern_components.h"

#include <numeric>

namespace newsgraph::planner {
namespace {

bool connects(const PatternGraph::Relationship& relationship) {
  return relationship.shortest == parser::ShortestKind::kNone;
}

/// Conditions inside a walk may speak of anything.
bool has_conditions_inside(const PatternGraph::Relationship& relationship) {
  return relationship.pattern->length && relationship.pattern->properties;
}

}  // namespace

std::vector<PatternComponent> components_of(const PatternGraph& graph) {
  std::vector<std::size_t> root(graph.nodes.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto find = [&](std::size_t node) {
    while (root[node] != node) node = root[node] = root[root[node]];
    return node;
  };
  for (const auto& relationship : graph.relationships) {
    if (connects(relationship)) root[find(relationship.left)] = find(relationship.right);
  }
  std::vector<PatternComponent> components(graph.nodes.size());
  std::vector<bool> is_bound(graph.nodes.size());
  for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
    components[find(node)].nodes.push_back(node);
    if (graph.nodes[node].bound) is_bound[find(node)] = true;
  }
  for (std::size_t i = 0; i < graph.relationships.size(); ++i) {
    const auto& relationship = graph.relationships[i];
    if (!connects(relationship)) continue;
    const std::size_t at = find(relationship.left);
    components[at].relationships.push_back(i);
    if (relationship.bound || has_conditions_inside(relationship)) is_bound[at] = true;
  }
  std::vector<PatternComponent> alone;
  for (std::size_t at = 0; at < components.size(); ++at) {
    if (!components[at].nodes.empty() && !is_bound[at]) alone.push_back(std::move(components[at]));
  }
  return alone;
}

}  // namespace newsgraph::planner
