// In which order the parts of a pattern are found: where to start, which relationship to walk next,
// and from which end.
//
// From a start on, greedy: walk the relationship that multiplies the rows least among those that
// touch what is known already, and start again where none does. Every node is tried as the first
// start, and the one taken whose order makes the fewest rows in all.
//
// What no step leads to, because it touches nothing that is known, may be found once on its own and
// joined with the rows there are, instead of anew for each of them: only the node to start at, or
// with all that hangs on it.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "newsgraph/query/planner/cost.h"
#include "newsgraph/query/planner/pattern_graph.h"

namespace newsgraph::planner {

/// Find all candidates for a node.
struct StartNode {
  std::size_t node;
  /// Which of the node's labels they are looked for by; null: all nodes are looked at.
  const std::string* label;
  double candidates;      ///< nodes that are looked at
  double estimated_rows;  ///< those that the node's equations leave
  bool indexed = false;   ///< they are looked up in an index
  /// How many actions, from this one on, find something on its own that is then joined; 0: none,
  /// for every row all candidates are found.
  std::size_t alone = 0;
};
/// Take both ends of a relationship that is bound already.
struct StartRelationship {
  std::size_t relationship;
};
struct WalkRelationship {
  PatternStep step;
  double factor;     ///< rows one row becomes
  double walks = 0;  ///< those that are walked for that, of a range of lengths
};
using PatternAction = std::variant<StartNode, StartRelationship, WalkRelationship>;

/// Every node and relationship of the graph exactly once, bound nodes left out. `input_rows` are
/// those that the pattern is expected to be found for; nothing is joined without them.
/// `always_join`: whatever it costs.
std::vector<PatternAction> order_pattern(const PatternGraph& graph, const CostModel& cost,
                                         std::optional<double> input_rows = std::nullopt,
                                         bool always_join = false);
/// The same without looking at the graph: as the text has it, from left to right.
std::vector<PatternAction> order_as_written(const PatternGraph& graph);

}  // namespace newsgraph::planner
