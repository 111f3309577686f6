// AND, OR, XOR, NOT and the tests for null.
#include "newsgraph/query/execution/batch/expression/compiler.h"

namespace newsgraph::execution::batch {
namespace {

using parser::BinaryOperator;

Truth negate(Truth truth) {
  return truth == Truth::kUnknown ? truth : to_truth(truth == Truth::kFalse);
}

}  // namespace

ExpressionPtr Compiler::make(const Source&, const parser::Unary& node) {
  ExpressionPtr operand = compile(node.operand);
  if (!operand) return nullptr;
  if (node.op == parser::UnaryOperator::kIsNull || node.op == parser::UnaryOperator::kIsNotNull) {
    return make_filled(Kind::kBoolean,
                       [wanted = node.op == parser::UnaryOperator::kIsNull,
                        operand = std::move(operand)](const Chunk& chunk, Vector& out) {
                         const Vector& vector = operand->evaluate(chunk);
                         for (std::size_t i = 0; i < chunk.size; ++i) {
                           out.truths[i] = to_truth(vector.is_null(i) == wanted);
                         }
                       });
  }
  if (node.op != parser::UnaryOperator::kNot || operand->kind() != Kind::kBoolean) return nullptr;
  return make_filled(Kind::kBoolean,
                     [operand = std::move(operand)](const Chunk& chunk, Vector& out) {
                       const std::vector<Truth>& truths = operand->evaluate(chunk).truths;
                       for (std::size_t i = 0; i < chunk.size; ++i) {
                         out.truths[i] = negate(truths[i]);
                       }
                     });
}

ExpressionPtr Compiler::make(const Source& source, const parser::Binary& node) {
  switch (node.op) {
    case BinaryOperator::kAnd:
    case BinaryOperator::kOr:
    case BinaryOperator::kXor:
      break;
    case BinaryOperator::kStartsWith:
    case BinaryOperator::kEndsWith:
    case BinaryOperator::kContains:
      return make_text_test(node);
    case BinaryOperator::kIn:
      return make_membership(node);
    case BinaryOperator::kRegexMatch:
      return make_match(source, node);
    default:
      return make_arithmetic(source, node);
  }
  ExpressionPtr left = compile(node.left);
  ExpressionPtr right = left ? compile_conditional(node.right) : nullptr;
  if (!right || left->kind() != Kind::kBoolean || right->kind() != Kind::kBoolean) return nullptr;
  return make_filled(Kind::kBoolean, [op = node.op, left = std::move(left),
                                      right = std::move(right)](const Chunk& chunk, Vector& out) {
    const std::vector<Truth>& one = left->evaluate(chunk).truths;
    const std::vector<Truth>& other = right->evaluate(chunk).truths;
    for (std::size_t i = 0; i < chunk.size; ++i) out.truths[i] = connect(op, one[i], other[i]);
  });
}

}  // namespace newsgraph::execution::batch
