// Making the nodes and relationships of a pattern; used by CREATE and MERGE.
#pragma once

#include <string>
#include <vector>

#include "newsgraph/query/execution/expression.h"

namespace newsgraph::execution {

class PatternCreator {
 public:
  PatternCreator(const planner::Create& plan, Execution& execution);
  /// Makes everything and puts it into its slots.
  void create(Row& row) const;
  /// Throws SemanticError (MergeReadOwnWrites) when a property of the pattern is null: such a
  /// pattern would never match what it has made.
  void require_no_nulls(Row& row) const;

 private:
  struct Node {
    planner::Slot slot;
    std::vector<std::string> labels;
    ExpressionPtr properties;
    QuerySpan span;
  };
  struct Relationship {
    planner::Slot slot, source, target;
    std::string type;
    ExpressionPtr properties;
    QuerySpan span;
  };
  Map properties(const ExpressionPtr& expression, QuerySpan span, Row& row) const;
  NodeId end_of(const Row& row, planner::Slot slot) const;

  Execution& execution_;
  std::vector<Node> nodes_;
  std::vector<Relationship> relationships_;
};

}  // namespace newsgraph::execution
