// The arithmetic operators. Null with anything is null. Integers do not wrap around: a result that
// does not fit is an ArithmeticError. Temporal operands are functions/arithmetic.h's business.
#pragma once

#include <cmath>

#include "newsgraph/query/functions/function.h"
#include "newsgraph/query/parser/ast.h"

namespace newsgraph::execution {

/// `op` is one of kAdd … kPower. Throws QueryError without a place in the text.
Value calculate(parser::BinaryOperator op, const functions::FunctionContext& context,
                const Value& left, const Value& right);
/// The same of floats, as IEEE 754 has it: a division by zero is infinite, or no number.
inline double calculate_floats(parser::BinaryOperator op, double left, double right) {
  switch (op) {
    case parser::BinaryOperator::kAdd:
      return left + right;
    case parser::BinaryOperator::kSubtract:
      return left - right;
    case parser::BinaryOperator::kMultiply:
      return left * right;
    case parser::BinaryOperator::kDivide:
      return left / right;
    case parser::BinaryOperator::kModulo:
      return std::fmod(left, right);
    default:
      return std::pow(left, right);
  }
}
Value negate(const Value& operand);

}  // namespace newsgraph::execution
