#include "newsgraph/query/planner/expression_walk.h"

#include "newsgraph/query/functions/aggregate.h"
#include "newsgraph/query/functions/function.h"

namespace newsgraph::planner {

using parser::ExpressionPtr;

bool is_aggregate(const parser::Expression& expression) {
  if (std::holds_alternative<parser::CountStar>(expression.node)) return true;
  const auto* call = std::get_if<parser::FunctionCall>(&expression.node);
  return call && functions::find_aggregate(call->name);
}

bool contains_aggregate(const parser::Expression& expression) {
  if (is_aggregate(expression)) return true;
  bool found = false;
  for_each_operand(expression, [&](const ExpressionPtr& operand) {
    found = found || contains_aggregate(*operand);
  });
  return found;
}

bool varies(const parser::Expression& expression) {
  if (const auto* call = std::get_if<parser::FunctionCall>(&expression.node)) {
    const functions::Function* function = functions::find_function(call->name);
    if (function && function->varies) return true;
  }
  bool found = false;
  for_each_operand(expression,
                   [&](const ExpressionPtr& operand) { found = found || varies(*operand); });
  return found;
}

void collect_aggregates(const ExpressionPtr& expression, std::vector<ExpressionPtr>& out) {
  if (is_aggregate(*expression)) {
    out.push_back(expression);
    return;
  }
  for_each_operand(*expression,
                   [&](const ExpressionPtr& operand) { collect_aggregates(operand, out); });
}

}  // namespace newsgraph::planner
