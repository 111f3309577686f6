// An expression whose names have been resolved.
//
// The syntax tree stays as it is; what planning found out about its nodes stands beside it, keyed
// by the node's address: the slot a variable is read from, the slots of names that live only inside
// the expression, and the plans of the patterns and queries in it.
#pragma once

#include <memory>
#include <set>
#include <unordered_map>

#include "newsgraph/query/parser/ast.h"
#include "newsgraph/query/planner/slot.h"

namespace newsgraph::planner {

struct Plan;

struct BoundExpression {
  parser::ExpressionPtr ast;
  /// Nodes whose value lies ready in a slot: variables, and after an aggregation the grouping keys
  /// and aggregates. Keyed by `Expression*`, or by `MapProjection::Item*`.
  std::unordered_map<const void*, Slot> reads;
  /// The slot of a comprehension's, quantifier's or reduction's variable, a reduction's accumulator
  /// in the slot after it; of a pattern comprehension or COLLECT, the slot of what is collected; of
  /// a map projection, the slot of its variable.
  std::unordered_map<const void*, Slot> locals;
  /// What to run for a pattern predicate, a pattern comprehension or a subquery.
  std::unordered_map<const void*, std::shared_ptr<const Plan>> subplans;
  /// The slots from outside that the value depends on.
  std::set<Slot> uses;

  explicit operator bool() const { return ast != nullptr; }
};

}  // namespace newsgraph::planner
