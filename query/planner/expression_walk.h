// What an expression has in it: aggregates, functions whose value varies.
#pragma once

#include <vector>

#include "newsgraph/query/parser/operands.h"

namespace newsgraph::planner {

using parser::for_each_operand;

bool is_aggregate(const parser::Expression& expression);
bool contains_aggregate(const parser::Expression& expression);
/// Whether a part of it gives another value each time it is computed.
bool varies(const parser::Expression& expression);
/// The outermost aggregates of an expression, in the order of the text.
void collect_aggregates(const parser::ExpressionPtr& expression,
                        std::vector<parser::ExpressionPtr>& out);

}  // namespace newsgraph::planner
