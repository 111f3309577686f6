// The subqueries in an expression, and what the expression asks of each: whether it has rows, how
// many, or what they hold. Internal to execution/batch.
#pragma once

#include <optional>
#include <vector>

#include "newsgraph/query/planner/bound_expression.h"

namespace newsgraph::execution::batch {

/// A part of an expression whose value is told by the rows of a subplan.
struct SubqueryUse {
  const parser::Expression* part;     ///< the subquery, or a call of size() around it
  const parser::Expression* subplan;  ///< the key of the plan in BoundExpression::subplans
  parser::SubqueryKind kind;          ///< what the part is of the rows
  /// Whether the part is computed for every row: not behind a CASE, an AND …, which may keep an
  /// error in it from coming up.
  bool always = true;
};

/// Those of the expression that are not inside others, in the order of the text.
std::vector<SubqueryUse> subquery_uses(const planner::BoundExpression& bound);

/// Whether a condition holds exactly for those rows for which a subplan has rows, or has none:
/// EXISTS { … }, a pattern, COUNT { … } > 0, and the contrary of each.
struct ExistenceTest {
  const parser::Expression* subplan;
  bool wanted;
};
std::optional<ExistenceTest> as_existence_test(const planner::BoundExpression& condition);

}  // namespace newsgraph::execution::batch
