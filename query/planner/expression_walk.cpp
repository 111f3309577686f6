#include "newsgraph/query/planner/expression_walk.h"

#include "newsgraph/query/functions/aggregate.h"

namespace newsgraph::planner {

using parser::ExpressionPtr;

namespace {

struct Operands {
  const std::function<void(const ExpressionPtr&)>& visit;

  void one(const ExpressionPtr& operand) const {
    if (operand) visit(operand);
  }
  template <class... Operand>
  void each(const Operand&... operands) const {
    (one(operands), ...);
  }

  void operator()(const parser::Literal&) const {}
  void operator()(const parser::Parameter&) const {}
  void operator()(const parser::Variable&) const {}
  void operator()(const parser::CountStar&) const {}
  void operator()(const parser::PatternPredicate&) const {}
  void operator()(const parser::PatternComprehension&) const {}
  void operator()(const parser::ExistsSubquery&) const {}
  void operator()(const parser::PropertyAccess& node) const { one(node.object); }
  void operator()(const parser::Subscript& node) const { each(node.object, node.index); }
  void operator()(const parser::Slice& node) const { each(node.object, node.from, node.to); }
  void operator()(const parser::LabelTest& node) const { one(node.object); }
  void operator()(const parser::ListLiteral& node) const {
    for (const auto& item : node.items) one(item);
  }
  void operator()(const parser::MapLiteral& node) const {
    for (const auto& entry : node.entries) one(entry.second);
  }
  void operator()(const parser::MapProjection& node) const {
    for (const auto& item : node.items) one(item.value);
  }
  void operator()(const parser::FunctionCall& node) const {
    for (const auto& argument : node.arguments) one(argument);
  }
  void operator()(const parser::Unary& node) const { one(node.operand); }
  void operator()(const parser::Binary& node) const { each(node.left, node.right); }
  void operator()(const parser::Comparison& node) const {
    one(node.first);
    for (const auto& rest : node.rest) one(rest.second);
  }
  void operator()(const parser::Case& node) const {
    one(node.subject);
    for (const auto& [when, then] : node.alternatives) each(when, then);
    one(node.otherwise);
  }
  void operator()(const parser::ListComprehension& node) const {
    each(node.list, node.where, node.projection);
  }
  void operator()(const parser::Quantifier& node) const { each(node.list, node.where); }
  void operator()(const parser::Reduce& node) const {
    each(node.initial, node.list, node.expression);
  }
};

}  // namespace

void for_each_operand(const parser::Expression& expression,
                      const std::function<void(const ExpressionPtr&)>& visit) {
  std::visit(Operands{visit}, expression.node);
}

bool is_aggregate(const parser::Expression& expression) {
  if (std::holds_alternative<parser::CountStar>(expression.node)) return true;
  const auto* call = std::get_if<parser::FunctionCall>(&expression.node);
  return call && functions::find_aggregate(call->name);
}

bool contains_aggregate(const parser::Expression& expression) {
  if (is_aggregate(expression)) return true;
  bool found = false;
  for_each_operand(expression, [&](const ExpressionPtr& operand) {
    found = found || contains_aggregate(*operand);
  });
  return found;
}

void collect_aggregates(const ExpressionPtr& expression, std::vector<ExpressionPtr>& out) {
  if (is_aggregate(*expression)) {
    out.push_back(expression);
    return;
  }
  for_each_operand(*expression,
                   [&](const ExpressionPtr& operand) { collect_aggregates(operand, out); });
}

}  // namespace newsgraph::planner
