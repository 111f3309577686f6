#include "outcome.h"

#include <algorithm>

namespace newsgraph::tck {

GraphState GraphState::of(const Graph& graph) {
  GraphState state;
  for (const NodeId node : graph.all_nodes()) {
    state.nodes.insert(node);
    for (const LabelId label : graph.labels(node)) state.labels.emplace(graph.name(label));
    for (const auto& [key, value] : graph.properties(node)) {
      state.properties.emplace(true, node.value, key, to_literal(value));
    }
  }
  for (const RelationshipId relationship : graph.all_relationships()) {
    state.relationships.insert(relationship);
    for (const auto& [key, value] : graph.properties(relationship)) {
      state.properties.emplace(false, relationship.value, key, to_literal(value));
    }
  }
  return state;
}

namespace {

template <class Item>
void count_difference(std::map<std::string, std::int64_t>& counts, const std::string& name,
                      const std::set<Item>& before, const std::set<Item>& after) {
  const auto missing_in = [](const std::set<Item>& other) {
    return [&other](const Item& item) { return !other.contains(item); };
  };
  if (const auto added = std::ranges::count_if(after, missing_in(before)); added > 0) {
    counts["+" + name] = added;
  }
  if (const auto gone = std::ranges::count_if(before, missing_in(after)); gone > 0) {
    counts["-" + name] = gone;
  }
}

}  // namespace

std::map<std::string, std::int64_t> side_effects(const GraphState& before,
                                                 const GraphState& after) {
  std::map<std::string, std::int64_t> counts;
  count_difference(counts, "nodes", before.nodes, after.nodes);
  count_difference(counts, "relationships", before.relationships, after.relationships);
  count_difference(counts, "labels", before.labels, after.labels);
  count_difference(counts, "properties", before.properties, after.properties);
  return counts;
}

Outcome run(Engine& engine, const Graph& graph, const std::string& query,
            const Parameters& parameters) {
  Outcome outcome;
  const GraphState before = GraphState::of(graph);
  try {
    outcome.result = engine.run(query, parameters);
  } catch (const QueryError& error) {
    outcome.error = error;
  }
  outcome.side_effects = side_effects(before, GraphState::of(graph));
  return outcome;
}

}  // namespace newsgraph::tck
