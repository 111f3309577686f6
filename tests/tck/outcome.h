// What a query did: its rows or its error, and the difference it made to the graph.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "newsgraph/query/engine.h"

namespace newsgraph::tck {

/// What the kit counts as side effects, before or after a query.
struct GraphState {
  std::set<NodeId> nodes;
  std::set<RelationshipId> relationships;
  std::set<std::string> labels;
  /// (is a node, id, key, value)
  std::set<std::tuple<bool, std::uint32_t, std::string, std::string>> properties;

  static GraphState of(const Graph& graph);
};

/// "+nodes" → 2 and the like; what did not change is left out.
std::map<std::string, std::int64_t> side_effects(const GraphState& before, const GraphState& after);

struct Outcome {
  std::optional<Result> result;
  std::optional<QueryError> error;
  std::map<std::string, std::int64_t> side_effects;
};

Outcome run(Engine& engine, const Graph& graph, const std::string& query,
            const Parameters& parameters);

}  // namespace newsgraph::tck
