#include "newsgraph/query/execution/batch/build/subquery_uses.h"

#include "newsgraph/query/functions/function.h"
#include "newsgraph/query/parser/operands.h"

namespace newsgraph::execution::batch {
namespace {

using parser::Comparator;
using parser::Expression;
using parser::SubqueryKind;

bool is_size(const parser::FunctionCall& call) {
  static const functions::Function* const kSize = functions::find_function("size");
  return call.arguments.size() == 1 && functions::find_function(call.name) == kSize;
}

/// What a part that has a subplan is of its rows.
SubqueryKind kind_of(const Expression& part) {
  if (const auto* subquery = std::get_if<parser::Subquery>(&part.node)) return subquery->kind;
  return std::holds_alternative<parser::PatternComprehension>(part.node) ? SubqueryKind::kCollect
                                                                         : SubqueryKind::kExists;
}

/// The use that the part itself is, if it is one. The length of a list is told without making it.
std::optional<SubqueryUse> as_use(const planner::BoundExpression& bound, const Expression& part) {
  if (bound.subplans.contains(&part)) return SubqueryUse{&part, &part, kind_of(part)};
  const auto* call = std::get_if<parser::FunctionCall>(&part.node);
  if (!call || !is_size(*call)) return std::nullopt;
  const Expression& list = *call->arguments.front();
  if (!bound.subplans.contains(&list) || kind_of(list) != SubqueryKind::kCollect) {
    return std::nullopt;
  }
  return SubqueryUse{&part, &list, SubqueryKind::kCount};
}

/// Whether the first operand decides whether the others are computed.
bool may_stop_early(const Expression& expression) {
  if (const auto* binary = std::get_if<parser::Binary>(&expression.node)) {
    return binary->op == parser::BinaryOperator::kAnd || binary->op == parser::BinaryOperator::kOr;
  }
  return std::holds_alternative<parser::Case>(expression.node) ||
         std::holds_alternative<parser::Comparison>(expression.node) ||
         std::holds_alternative<parser::ListComprehension>(expression.node) ||
         std::holds_alternative<parser::Quantifier>(expression.node) ||
         std::holds_alternative<parser::Reduce>(expression.node);
}

void collect_uses(const planner::BoundExpression& bound, const Expression& expression, bool always,
                  std::vector<SubqueryUse>& out) {
  if (bound.reads.contains(&expression)) return;
  if (auto use = as_use(bound, expression)) {
    use->always = always;
    out.push_back(*use);
    return;
  }
  const bool stops = may_stop_early(expression);
  bool is_first = true;
  parser::for_each_operand(expression, [&](const parser::ExpressionPtr& operand) {
    collect_uses(bound, *operand, always && (is_first || !stops), out);
    is_first = false;
  });
}

/// Of a comparison of a number that is never negative: whether it holds for none (false), or for
/// all but none (true).
std::optional<bool> asks_for_some(Comparator comparator, std::int64_t number) {
  if (number == 0) {
    if (comparator == Comparator::kGreater || comparator == Comparator::kNotEqual) return true;
    if (comparator == Comparator::kEqual || comparator == Comparator::kLessEqual) return false;
  } else if (number == 1) {
    if (comparator == Comparator::kGreaterEqual) return true;
    if (comparator == Comparator::kLess) return false;
  }
  return std::nullopt;
}

std::optional<ExistenceTest> as_test(const planner::BoundExpression& bound,
                                     const Expression& condition) {
  if (const auto use = as_use(bound, condition); use && use->kind == SubqueryKind::kExists) {
    return ExistenceTest{use->subplan, true};
  }
  if (const auto* unary = std::get_if<parser::Unary>(&condition.node)) {
    if (unary->op != parser::UnaryOperator::kNot) return std::nullopt;
    auto test = as_test(bound, *unary->operand);
    if (test) test->wanted = !test->wanted;
    return test;
  }
  const auto* comparison = std::get_if<parser::Comparison>(&condition.node);
  if (!comparison || comparison->rest.size() != 1) return std::nullopt;
  const auto& [comparator, right] = comparison->rest.front();
  const auto count = as_use(bound, *comparison->first);
  const auto* number = std::get_if<parser::Literal>(&right->node);
  if (!count || count->kind != SubqueryKind::kCount || !number || !number->value.is_integer()) {
    return std::nullopt;
  }
  const auto some = asks_for_some(comparator, number->value.as_integer());
  if (!some) return std::nullopt;
  return ExistenceTest{count->subplan, *some};
}

}  // namespace

std::vector<SubqueryUse> subquery_uses(const planner::BoundExpression& bound) {
  std::vector<SubqueryUse> uses;
  collect_uses(bound, *bound.ast, true, uses);
  return uses;
}

std::optional<ExistenceTest> as_existence_test(const planner::BoundExpression& condition) {
  if (condition.subplans.empty()) return std::nullopt;
  return as_test(condition, *condition.ast);
}

}  // namespace newsgraph::execution::batch
