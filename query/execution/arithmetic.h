// The arithmetic operators. Null with anything is null. Integers do not wrap around: a result that
// does not fit is an ArithmeticError. Temporal operands are functions/arithmetic.h's business.
#pragma once

#include "newsgraph/query/functions/function.h"
#include "newsgraph/query/parser/ast.h"

namespace newsgraph::execution {

/// `op` is one of kAdd … kPower. Throws QueryError without a place in the text.
Value calculate(parser::BinaryOperator op, const functions::FunctionContext& context,
                const Value& left, const Value& right);
Value negate(const Value& operand);

}  // namespace newsgraph::execution
