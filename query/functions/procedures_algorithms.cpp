// Procedures that run an algorithm over a part of the graph. Their options are named as those of
// Neo4j's Graph Data Science library are.
#include "newsgraph/graph/algorithms.h"
#include "newsgraph/query/functions/arguments.h"
#include "newsgraph/query/functions/graph_names.h"
#include "newsgraph/query/functions/procedure_groups.h"
#include "newsgraph/query/functions/procedure_options.h"

namespace newsgraph::functions {

namespace {

using Rows = Procedure::Rows;
using Arguments = std::span<const Value>;
using Context = ProcedureContext;

constexpr std::string_view kLabels = "nodeLabels";
constexpr std::string_view kTypes = "relationshipTypes";
constexpr std::string_view kOrientation = "orientation";
constexpr std::string_view kWeight = "relationshipWeightProperty";
constexpr std::string_view kDamping = "dampingFactor";
constexpr std::string_view kIterations = "maxIterations";
constexpr std::string_view kTolerance = "tolerance";

Orientation orientation_of(const ProcedureOptions& options, std::string otherwise) {
  const std::string text = options.text(kOrientation, std::move(otherwise));
  if (text == "NATURAL") return Orientation::kOutgoing;
  if (text == "REVERSE") return Orientation::kIncoming;
  if (text == "UNDIRECTED") return Orientation::kBoth;
  options.fail(kOrientation, "'NATURAL', 'REVERSE' or 'UNDIRECTED'");
}

void note_unknown(const Context& context, NameKind kind, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (!is_used(context.graph, kind, name)) {
      context.notify(unknown_name(context.graph, kind, name));
    }
  }
}

/// Says what the part lacks of what was asked for; an empty graph lacks nothing.
void note_what_is_missing(const Context& context, const ProjectionOptions& part,
                          const Projection& projection) {
  if (context.graph.node_count() == 0) return;
  note_unknown(context, NameKind::kLabel, part.labels);
  note_unknown(context, NameKind::kType, part.types);
  const bool has_arcs = num_edges(projection.packed()) > 0;
  if (part.weight.empty() || projection.is_weighted() || !has_arcs) return;
  Notification notification = unknown_name(context.graph, NameKind::kKey, part.weight);
  notification.message =
      "none of these relationships has a property " + part.weight + ": each weighs 1";
  if (is_used(context.graph, NameKind::kKey, part.weight)) notification.hint.clear();
  context.notify(std::move(notification));
}

/// Who met whom has no direction; that is what is asked of a news graph, but for PageRank.
const Projection& projection_of(const Context& context, const ProcedureOptions& options,
                                std::string otherwise = "UNDIRECTED") {
  ProjectionOptions part;
  part.labels = options.texts(kLabels);
  part.types = options.texts(kTypes);
  part.orientation = orientation_of(options, std::move(otherwise));
  part.weight = options.text(kWeight, "");
  try {
    const Projection& projection = context.projection(part);
    note_what_is_missing(context, part, projection);
    return projection;
  } catch (const QueryError&) {
    throw;
  } catch (const Error& error) {
    throw QueryError("ArgumentError", "InvalidArgumentValue", error.what(), error.hint());
  }
}

template <class Result>
Rows rows_of(const Projection& projection, const std::vector<Result>& results) {
  Rows rows;
  rows.reserve(results.size());
  for (std::size_t i = 0; i < results.size(); ++i) {
    if constexpr (std::is_same_v<Result, double>) {
      rows.push_back({Value(projection.node(i)), Value(results[i])});
    } else {
      rows.push_back({Value(projection.node(i)), Value(static_cast<std::int64_t>(results[i]))});
    }
  }
  return rows;
}

Rows page_rank(const Context& context, Arguments arguments) {
  const ProcedureOptions options(
      "algo.pageRank", arguments[0],
      {kLabels, kTypes, kOrientation, kDamping, kIterations, kTolerance});
  PageRankOptions how;
  how.damping = options.number(kDamping, how.damping);
  if (!(how.damping >= 0 && how.damping < 1)) options.fail(kDamping, "from 0 to below 1");
  how.iterations = options.count(kIterations, how.iterations);
  how.tolerance = options.number(kTolerance, how.tolerance);
  const Projection& projection = projection_of(context, options, "NATURAL");
  return rows_of(projection, newsgraph::page_rank(projection, how, context.checkpoint));
}

Rows betweenness(const Context& context, Arguments arguments) {
  const ProcedureOptions options("algo.betweenness", arguments[0], {kLabels, kTypes, kOrientation});
  const Projection& projection = projection_of(context, options);
  return rows_of(projection, newsgraph::betweenness(projection, context.checkpoint));
}

Rows degree(const Context& context, Arguments arguments) {
  const ProcedureOptions options("algo.degree", arguments[0],
                                 {kLabels, kTypes, kOrientation, kWeight});
  const Projection& projection = projection_of(context, options);
  return rows_of(projection, degrees(projection));
}

Rows components(const Context& context, Arguments arguments) {
  const ProcedureOptions options("algo.wcc", arguments[0], {kLabels, kTypes});
  const Projection& projection = projection_of(context, options, "NATURAL");
  return rows_of(projection, weakly_connected_components(projection));
}

Rows communities(const Context& context, Arguments arguments) {
  const ProcedureOptions options("algo.communities", arguments[0], {kLabels, kTypes, kWeight});
  const Projection& projection = projection_of(context, options);
  return rows_of(projection, newsgraph::communities(projection, context.checkpoint));
}

NodeId node_argument(const Value& value) {
  if (!value.is_node()) throw wrong_type("algo.shortestPath", "a NODE", value);
  return value.as_node();
}

Rows shortest_path(const Context& context, Arguments arguments) {
  // Without an end there is no way.
  if (arguments[0].is_null() || arguments[1].is_null()) return {};
  const NodeId from = node_argument(arguments[0]);
  const NodeId to = node_argument(arguments[1]);
  const ProcedureOptions options("algo.shortestPath", arguments[2],
                                 {kLabels, kTypes, kOrientation, kWeight});
  const Projection& projection = projection_of(context, options);
  auto found = newsgraph::shortest_path(projection, from, to, context.checkpoint);
  if (!found) return {};
  const auto length = static_cast<std::int64_t>(found->path.relationships.size());
  return {{Value(std::move(found->path)), Value(found->cost), Value(length)}};
}

const ProcedureField kOptions{"options", "MAP", true, true};
const std::vector<ProcedureField> kScores{{"node", "NODE", false}, {"score", "FLOAT", false}};

}  // namespace

std::span<const Procedure> algorithm_procedures() {
  static const std::vector<Procedure> procedures{
      {"algo.pageRank",
       "How much each node matters by those that point to it, and how much they matter (Brin and "
       "Page 1998). Options: nodeLabels, relationshipTypes, orientation ('NATURAL' when nothing is "
       "said, 'REVERSE', 'UNDIRECTED'), dampingFactor (0.85), maxIterations (100), tolerance "
       "(1e-7).",
       {kOptions},
       kScores,
       page_rank},
      {"algo.betweenness",
       "How many shortest paths between others lead through each node (Brandes 2001). Options: "
       "nodeLabels, relationshipTypes, orientation ('UNDIRECTED').",
       {kOptions},
       kScores,
       betweenness},
      {"algo.degree",
       "How many relationships each node has, or the sum of their weights. Options: nodeLabels, "
       "relationshipTypes, orientation ('UNDIRECTED'), relationshipWeightProperty.",
       {kOptions},
       kScores,
       degree},
      {"algo.wcc",
       "Which nodes hang together, whichever way relationships lead: weakly connected components, "
       "numbered from 0. Options: nodeLabels, relationshipTypes.",
       {kOptions},
       {{"node", "NODE", false}, {"componentId", "INTEGER", false}},
       components},
      {"algo.communities",
       "Groups of nodes that are linked more closely among themselves than chance would have it, "
       "numbered from 0 (the Louvain method, Blondel et al. 2008). Options: nodeLabels, "
       "relationshipTypes, relationshipWeightProperty.",
       {kOptions},
       {{"node", "NODE", false}, {"communityId", "INTEGER", false}},
       communities},
      {"algo.shortestPath",
       "The path between two nodes with the least sum of weights (Dijkstra 1959); no row when "
       "there "
       "is none. Options: nodeLabels, relationshipTypes, orientation ('UNDIRECTED'), "
       "relationshipWeightProperty (each relationship weighs 1 when nothing is said).",
       {{"source", "NODE"}, {"target", "NODE"}, kOptions},
       {{"path", "PATH", false}, {"cost", "FLOAT", false}, {"length", "INTEGER", false}},
       shortest_path},
  };
  return procedures;
}

}  // namespace newsgraph::functions
