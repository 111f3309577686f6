// Walking over the parts of an expression without naming its twenty-odd kinds each time.
#pragma once

#include <functional>
#include <vector>

#include "newsgraph/query/parser/ast.h"

namespace newsgraph::planner {

/// Calls `visit` with the direct operands of an expression, in the order of the text. What stands
/// inside patterns and subqueries is not an operand.
void for_each_operand(const parser::Expression& expression,
                      const std::function<void(const parser::ExpressionPtr&)>& visit);

bool is_aggregate(const parser::Expression& expression);
bool contains_aggregate(const parser::Expression& expression);
/// The outermost aggregates of an expression, in the order of the text.
void collect_aggregates(const parser::ExpressionPtr& expression,
                        std::vector<parser::ExpressionPtr>& out);

}  // namespace newsgraph::planner
