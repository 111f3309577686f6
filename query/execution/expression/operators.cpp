// AND, OR, XOR, NOT, IS NULL, arithmetic, comparison, IN, string tests and CASE.
#include "newsgraph/query/execution/arithmetic.h"
#include "newsgraph/query/execution/comparison.h"
#include "newsgraph/query/execution/expression/compiler.h"
#include "newsgraph/query/execution/regular_expression.h"
#include "newsgraph/query/functions/find_text.h"

namespace newsgraph::execution {

using parser::BinaryOperator;
using parser::Comparator;

Ternary truth(const Value& value) {
  if (value.is_null()) return std::nullopt;
  if (value.is_boolean()) return value.as_boolean();
  throw QueryError(
      "TypeError", "InvalidArgumentType",
      "Expected a boolean, not a value of type " + std::string(type_name(value.type())));
}

namespace {

Ternary negation(Ternary operand) {
  return operand ? Ternary(!*operand) : std::nullopt;
}

/// `element IN list`: true when one is equal, else unknown when one might be.
Ternary contains(const Value& list, const Value& element, functions::Budget& budget) {
  if (list.is_null()) return std::nullopt;
  if (!list.is_list()) throw no_list_on_the_right(list);
  Ternary found = false;
  for (const Value& item : list.as_list()) {
    budget.step();
    const Ternary equal = equals(item, element);
    if (equal == Ternary(true)) return true;
    if (!equal) found = std::nullopt;
  }
  return found;
}

Ternary test_strings(BinaryOperator op, const Value& left, const Value& right,
                     functions::Budget& budget) {
  if (!left.is_string() || !right.is_string()) return std::nullopt;
  const std::string& text = left.as_string();
  const std::string& part = right.as_string();
  switch (op) {
    case BinaryOperator::kStartsWith:
      return text.starts_with(part);
    case BinaryOperator::kEndsWith:
      return text.ends_with(part);
    default:
      return functions::find_text(text, part, 0, budget) != std::string::npos;
  }
}

Ternary connect(BinaryOperator op, Ternary left, Ternary right) {
  if (op == BinaryOperator::kXor) {
    return left && right ? Ternary(*left != *right) : std::nullopt;
  }
  // OR is true, and AND false, as soon as one side is, whatever the other.
  const bool decisive = op == BinaryOperator::kOr;
  if (left == Ternary(decisive) || right == Ternary(decisive)) return decisive;
  return left && right ? Ternary(!decisive) : std::nullopt;
}

Value calculate_or_test(BinaryOperator op, const functions::FunctionContext& context,
                        const Value& left, const Value& right) {
  switch (op) {
    case BinaryOperator::kIn:
      return to_value(contains(right, left, context.budget));
    case BinaryOperator::kStartsWith:
    case BinaryOperator::kEndsWith:
    case BinaryOperator::kContains:
      return to_value(test_strings(op, left, right, context.budget));
    default:
      return calculate(op, context, left, right);
  }
}

Value apply(parser::UnaryOperator op, const Value& operand) {
  switch (op) {
    case parser::UnaryOperator::kNot:
      return to_value(negation(truth(operand)));
    case parser::UnaryOperator::kIsNull:
      return operand.is_null();
    case parser::UnaryOperator::kIsNotNull:
      return !operand.is_null();
    case parser::UnaryOperator::kMinus:
      return negate(operand);
    case parser::UnaryOperator::kPlus:
      break;
  }
  if (!operand.is_null() && !operand.is_number()) {
    throw QueryError("TypeError", "InvalidArgumentType",
                     "The operator + has no meaning for " + std::string(type_name(operand.type())));
  }
  return operand;
}

}  // namespace

ExpressionPtr Compiler::make(const Source& source, const parser::Unary& node) {
  return make_expression([op = node.op, operand = compile(node.operand), span = source.span,
                          &execution = execution_](Row& row) -> Value {
    const Value value = operand->evaluate(row);
    try {
      return apply(op, value);
    } catch (const QueryError& error) {
      execution.fail(error, span);
    }
  });
}

ExpressionPtr Compiler::make(const Source& source, const parser::Binary& node) {
  if (node.op == BinaryOperator::kAnd || node.op == BinaryOperator::kOr ||
      node.op == BinaryOperator::kXor) {
    return make_boolean(source, node);
  }
  if (node.op == BinaryOperator::kRegexMatch) return make_match(source, node);
  return make_expression([op = node.op, left = compile(node.left), right = compile(node.right),
                          span = source.span, &execution = execution_](Row& row) -> Value {
    execution.step();
    const Value left_value = left->evaluate(row);
    const Value right_value = right->evaluate(row);
    try {
      return calculate_or_test(op, execution.functions(), left_value, right_value);
    } catch (const QueryError& error) {
      execution.fail(error, span);
    }
  });
}

ExpressionPtr Compiler::make_match(const Source& source, const parser::Binary& node) {
  return make_expression([regular = std::make_shared<RegularExpression>(),
                          left = compile(node.left), right = compile(node.right),
                          span = source.span, &execution = execution_](Row& row) -> Value {
    execution.step();
    const Value left_value = left->evaluate(row);
    const Value right_value = right->evaluate(row);
    try {
      return to_value(regular->matches(left_value, right_value, execution.budget()));
    } catch (const QueryError& error) {
      execution.fail(error, span);
    }
  });
}

ExpressionPtr Compiler::make_boolean(const Source& source, const parser::Binary& node) {
  return make_expression([op = node.op, left = compile(node.left), right = compile(node.right),
                          span = source.span, &execution = execution_](Row& row) -> Value {
    try {
      const Ternary left_truth = truth(left->evaluate(row));
      if (op == BinaryOperator::kAnd && left_truth == Ternary(false)) return false;
      if (op == BinaryOperator::kOr && left_truth == Ternary(true)) return true;
      return to_value(connect(op, left_truth, truth(right->evaluate(row))));
    } catch (const QueryError& error) {
      execution.fail(error, span);
    }
  });
}

ExpressionPtr Compiler::make(const Source&, const parser::Comparison& node) {
  std::vector<std::pair<Comparator, ExpressionPtr>> rest;
  for (const auto& [comparator, operand] : node.rest) {
    rest.emplace_back(comparator, compile(operand));
  }
  return make_expression([first = compile(node.first), rest = std::move(rest)](Row& row) -> Value {
    Value left = first->evaluate(row);
    Ternary all = true;
    for (const auto& [comparator, operand] : rest) {
      Value right = operand->evaluate(row);
      all = connect(BinaryOperator::kAnd, all, compare_by(comparator, left, right));
      if (all == Ternary(false)) return false;
      left = std::move(right);
    }
    return to_value(all);
  });
}

ExpressionPtr Compiler::make(const Source&, const parser::Case& node) {
  std::vector<std::pair<ExpressionPtr, ExpressionPtr>> alternatives;
  for (const auto& [when, then] : node.alternatives) {
    alternatives.emplace_back(compile(when), compile(then));
  }
  return make_expression([subject = compile(node.subject), alternatives = std::move(alternatives),
                          otherwise = compile(node.otherwise)](Row& row) -> Value {
    const Value subject_value = subject ? subject->evaluate(row) : Value();
    for (const auto& [when, then] : alternatives) {
      const Value value = when->evaluate(row);
      const Ternary holds = subject ? equals(subject_value, value) : truth(value);
      if (holds == Ternary(true)) return then->evaluate(row);
    }
    return otherwise ? otherwise->evaluate(row) : Value();
  });
}

}  // namespace newsgraph::execution
