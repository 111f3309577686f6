#include "newsgraph/query/execution/arithmetic.h"

#include <cmath>
#include <limits>

#include "newsgraph/query/functions/arguments.h"
#include "newsgraph/query/functions/arithmetic.h"
#include "newsgraph/query/functions/list_builder.h"

namespace newsgraph::execution {

using parser::BinaryOperator;

namespace {

std::string_view symbol(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::kAdd:
      return "+";
    case BinaryOperator::kSubtract:
      return "-";
    case BinaryOperator::kMultiply:
      return "*";
    case BinaryOperator::kDivide:
      return "/";
    case BinaryOperator::kModulo:
      return "%";
    default:
      return "^";
  }
}

[[noreturn]] void fail_overflow() {
  throw QueryError("ArithmeticError", "NumberOutOfRange",
                   "The result does not fit a 64-bit integer");
}

bool is_instant(const Value& value) {
  return value.is_temporal() && !value.is_duration();
}

std::string hint_for_types(BinaryOperator op, const Value& left, const Value& right) {
  if (op == BinaryOperator::kSubtract && is_instant(left) && is_instant(right)) {
    return "Write duration.between(earlier, later).";
  }
  if (is_instant(left) && right.is_number()) {
    return "Say of what: + duration({days: 3}).";
  }
  if (op == BinaryOperator::kSubtract && left.is_list()) {
    return "Leave items out with [x IN list WHERE …].";
  }
  return {};
}

[[noreturn]] void fail_types(BinaryOperator op, const Value& left, const Value& right) {
  throw QueryError("TypeError", "InvalidArgumentType",
                   "The operator " + std::string(symbol(op)) + " has no meaning for " +
                       std::string(type_name(left.type())) + " and " +
                       std::string(type_name(right.type())),
                   hint_for_types(op, left, right));
}

Value of_integers(BinaryOperator op, std::int64_t left, std::int64_t right) {
  std::int64_t result = 0;
  bool overflow = false;
  switch (op) {
    case BinaryOperator::kAdd:
      overflow = __builtin_add_overflow(left, right, &result);
      break;
    case BinaryOperator::kSubtract:
      overflow = __builtin_sub_overflow(left, right, &result);
      break;
    case BinaryOperator::kMultiply:
      overflow = __builtin_mul_overflow(left, right, &result);
      break;
    case BinaryOperator::kPower:
      return std::pow(static_cast<double>(left), static_cast<double>(right));
    default:
      if (right == 0) {
        throw QueryError("ArithmeticError", "DivisionByZero", "An integer was divided by zero");
      }
      // The one quotient that does not fit; its remainder is none.
      if (right == -1) {
        if (op == BinaryOperator::kModulo) return 0;
        overflow = __builtin_sub_overflow(std::int64_t{0}, left, &result);
        break;
      }
      result = op == BinaryOperator::kDivide ? left / right : left % right;
  }
  if (overflow) fail_overflow();
  return result;
}

Value concatenate_lists(const Value& left, const Value& right, functions::Budget& budget) {
  const auto size = [](const Value& value) { return value.is_list() ? value.as_list().size() : 1; };
  functions::ListBuilder list(budget, size(left) + size(right));
  for (const Value* side : {&left, &right}) {
    if (!side->is_list()) {
      list.add(*side);
      continue;
    }
    for (const Value& item : side->as_list()) list.add(item);
  }
  return list.take();
}

/// What a value adds to a string.
std::string text_of(const Value& value, const functions::FunctionContext& context) {
  if (value.is_string()) return value.as_string();
  static const functions::Function* const to_string = functions::find_function("toString");
  return to_string->apply(context, std::span(&value, 1)).as_string();
}

Value concatenate_strings(std::string left, const std::string& right, functions::Budget& budget) {
  functions::require_string_size(budget, left.size() + right.size());
  return std::move(left += right);
}

bool joins_string(const Value& value) {
  return value.is_string() || value.is_number();
}

}  // namespace

Value calculate(BinaryOperator op, const functions::FunctionContext& context, const Value& left,
                const Value& right) {
  if (left.is_null() || right.is_null()) return {};
  if (left.is_integer() && right.is_integer()) {
    return of_integers(op, left.as_integer(), right.as_integer());
  }
  if (left.is_number() && right.is_number()) {
    return calculate_floats(op, left.as_number(), right.as_number());
  }
  if (op == BinaryOperator::kAdd && (left.is_list() || right.is_list())) {
    return concatenate_lists(left, right, context.budget);
  }
  if (op == BinaryOperator::kAdd && (left.is_string() || right.is_string()) && joins_string(left) &&
      joins_string(right)) {
    return concatenate_strings(text_of(left, context), text_of(right, context), context.budget);
  }
  std::optional<Value> temporal;
  switch (op) {
    case BinaryOperator::kAdd:
      temporal = functions::add(left, right);
      break;
    case BinaryOperator::kSubtract:
      temporal = functions::subtract(left, right);
      break;
    case BinaryOperator::kMultiply:
      temporal = functions::multiply(left, right);
      break;
    case BinaryOperator::kDivide:
      temporal = functions::divide(left, right);
      break;
    default:
      break;
  }
  if (temporal) return *std::move(temporal);
  fail_types(op, left, right);
}

Value negate(const Value& operand) {
  if (operand.is_null()) return {};
  if (operand.is_float()) return -operand.as_float();
  if (operand.is_duration()) return functions::multiply(operand, -1).value();
  if (!operand.is_integer()) {
    throw QueryError("TypeError", "InvalidArgumentType",
                     "The operator - has no meaning for " + std::string(type_name(operand.type())));
  }
  if (operand.as_integer() == std::numeric_limits<std::int64_t>::min()) fail_overflow();
  return -operand.as_integer();
}

}  // namespace newsgraph::execution
