// Walking over the parts of an expression without naming its twenty-odd kinds each time.
#pragma once

#include <functional>

#include "newsgraph/query/parser/ast.h"

namespace newsgraph::parser {

/// Calls `visit` with the direct operands of an expression, in the order of the text. What stands
/// inside patterns and subqueries is not an operand.
void for_each_operand(const Expression& expression,
                      const std::function<void(const ExpressionPtr&)>& visit);

}  // namespace newsgraph::parser
