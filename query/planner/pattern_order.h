// In which order the parts of a pattern are found: where to start, which relationship to walk next,
// and from which end.
//
// From a start on, greedy: walk the relationship that multiplies the rows least among those that
// touch what is known already, and start again where none does. Every node is tried as the first
// start, and the one taken whose order makes the fewest rows in all.
#pragma once

#include <variant>
#include <vector>

#include "newsgraph/query/planner/cost.h"
#include "newsgraph/query/planner/pattern_graph.h"

namespace newsgraph::planner {

/// Find all candidates for a node.
struct StartNode {
  std::size_t node;
  double candidates;      ///< nodes that are looked at
  double estimated_rows;  ///< those that the node's equations leave
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
