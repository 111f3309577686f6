// Sums, products and the like of integers and floats.
#include "newsgraph/query/execution/arithmetic.h"
#include "newsgraph/query/execution/batch/expression/compiler.h"

namespace newsgraph::execution::batch {
namespace {

using parser::BinaryOperator;

bool is_number(Kind kind) {
  return kind == Kind::kInteger || kind == Kind::kFloat;
}

/// False when the result does not fit, or there is none.
bool calculate_integers(BinaryOperator op, std::int64_t left, std::int64_t right,
                        std::int64_t& result) {
  switch (op) {
    case BinaryOperator::kAdd:
      return !__builtin_add_overflow(left, right, &result);
    case BinaryOperator::kSubtract:
      return !__builtin_sub_overflow(left, right, &result);
    case BinaryOperator::kMultiply:
      return !__builtin_mul_overflow(left, right, &result);
    default:
      if (right == 0 || right == -1) return false;  // some of -1 fit, which no loop is needed for
      result = op == BinaryOperator::kDivide ? left / right : left % right;
      return true;
  }
}

/// What the loop has no result for is calculated, or refused, as the row operators do it.
class Integers final {
 public:
  Integers(BinaryOperator op, ExpressionPtr left, ExpressionPtr right, Execution& execution,
           QuerySpan span)
      : op_(op),
        left_(std::move(left)),
        right_(std::move(right)),
        execution_(execution),
        span_(span) {}

  void operator()(const Chunk& chunk, Vector& out) {
    const Vector& left = left_->evaluate(chunk);
    const Vector& right = right_->evaluate(chunk);
    for (std::size_t i = 0; i < chunk.size; ++i) {
      out.nulls[i] = left.nulls[i] | right.nulls[i];
      if (out.nulls[i] != 0) continue;
      if (!calculate_integers(op_, left.integers[i], right.integers[i], out.integers[i])) {
        out.integers[i] = calculate_alone(left.integers[i], right.integers[i]);
      }
    }
  }

 private:
  std::int64_t calculate_alone(std::int64_t left, std::int64_t right) const {
    try {
      return calculate(op_, execution_.functions(), left, right).as_integer();
    } catch (const QueryError& error) {
      execution_.fail(error, span_);
    }
  }

  BinaryOperator op_;
  ExpressionPtr left_, right_;
  Execution& execution_;
  QuerySpan span_;
};

double number(const Vector& vector, std::size_t row) {
  return vector.kind == Kind::kFloat ? vector.floats[row]
                                     : static_cast<double>(vector.integers[row]);
}

ExpressionPtr make_floats(BinaryOperator op, ExpressionPtr left, ExpressionPtr right) {
  return make_filled(Kind::kFloat, [op, left = std::move(left), right = std::move(right)](
                                       const Chunk& chunk, Vector& out) {
    const Vector& one = left->evaluate(chunk);
    const Vector& other = right->evaluate(chunk);
    for (std::size_t i = 0; i < chunk.size; ++i) {
      out.nulls[i] = one.nulls[i] | other.nulls[i];
      if (out.nulls[i] == 0) {
        out.floats[i] = calculate_floats(op, number(one, i), number(other, i));
      }
    }
  });
}

}  // namespace

ExpressionPtr Compiler::make_arithmetic(const Source& source, const parser::Binary& node) {
  ExpressionPtr left = compile_operand(node.left);
  if (!left) return nullptr;
  if (left->kind() == Kind::kDate) return make_shifted(source, node, std::move(left), node.left);
  const bool goes_on = is_number(left->kind()) || left->is_constant();
  ExpressionPtr right = goes_on ? compile_operand(node.right) : nullptr;
  if (!right) return nullptr;
  if (right->kind() == Kind::kDate) return make_shifted(source, node, std::move(right), node.right);
  if (!is_number(left->kind()) || !is_number(right->kind())) return nullptr;
  const bool are_integers = left->kind() == Kind::kInteger && right->kind() == Kind::kInteger;
  if (!are_integers || node.op == BinaryOperator::kPower) {
    return make_floats(node.op, std::move(left), std::move(right));
  }
  const bool divides = node.op == BinaryOperator::kDivide || node.op == BinaryOperator::kModulo;
  const auto divisor = divides ? constant(node.right) : std::nullopt;
  if (!divisor || divisor->as_integer() == 0 || divisor->as_integer() == -1) safe_ = false;
  return make_filled(Kind::kInteger,
                     Integers(node.op, std::move(left), std::move(right), execution_, source.span));
}

}  // namespace newsgraph::execution::batch
