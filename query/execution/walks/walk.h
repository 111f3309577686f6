// What variable-length and shortest paths have in common: which steps a walk may take.
#pragma once

#include <utility>
#include <vector>

#include "newsgraph/query/execution/adjacency.h"
#include "newsgraph/query/execution/expression.h"

namespace newsgraph::execution {

/// The steps of a walk, for one row: the types and direction of the pattern, the properties every
/// relationship must have, the relationships used elsewhere in the MATCH.
class WalkRule {
 public:
  WalkRule(const planner::VariableExpand& plan, Execution& execution);

  const Step& step() const { return step_; }
  /// Computes what the properties must be in this row.
  void prepare(Row& row);
  /// Whether type and direction apart, the walk may use the relationship.
  bool allows(const Row& row, RelationshipId relationship) const;

 private:
  Execution& execution_;
  Step step_;
  std::vector<std::pair<KeyName, ExpressionPtr>> properties_;
  std::vector<Value> wanted_;
  std::vector<planner::Slot> distinct_from_;
};

/// The relationships as a list value, the other way round when `reversed`.
Value relationship_list(const std::vector<RelationshipId>& relationships, bool reversed);

}  // namespace newsgraph::execution
