// In which order the parts of a pattern are found: where to start, which relationship to walk next,
// and from which end.
//
// Greedy: walk the relationship that multiplies the rows least among those that touch what is known
// already; when there is none, start at the node that gives the fewest rows. A cheap order for the
// patterns people write; an exhaustive or worst-case optimal search would replace order_pattern()
// and nothing else.
#pragma once

#include <variant>
#include <vector>

#include "newsgraph/query/planner/cost.h"
#include "newsgraph/query/planner/pattern_graph.h"

namespace newsgraph::planner {

/// Find all candidates for a node.
struct StartNode {
  std::size_t node;
  double estimated_rows;
};
/// Take both ends of a relationship that is bound already.
struct StartRelationship {
  std::size_t relationship;
};
struct WalkRelationship {
  PatternStep step;
  double factor;  ///< rows one row becomes
};
using PatternAction = std::variant<StartNode, StartRelationship, WalkRelationship>;

/// Every node and relationship of the graph exactly once, bound nodes left out.
std::vector<PatternAction> order_pattern(const PatternGraph& graph, const CostModel& cost);
/// The same without looking at the graph: as the text has it, from left to right.
std::vector<PatternAction> order_as_written(const PatternGraph& graph);

}  // namespace newsgraph::planner
