#include "newsgraph/query/planner/synthesis.h"

namespace newsgraph::planner {

using parser::Expression;
using parser::ExpressionPtr;

namespace {

ExpressionPtr make(Expression::Node node, QuerySpan span) {
  return std::make_shared<const Expression>(Expression{std::move(node), span});
}

void collect_conjuncts(const ExpressionPtr& predicate, std::vector<ExpressionPtr>& out) {
  const auto* binary = std::get_if<parser::Binary>(&predicate->node);
  if (binary && binary->op == parser::BinaryOperator::kAnd) {
    collect_conjuncts(binary->left, out);
    collect_conjuncts(binary->right, out);
  } else {
    out.push_back(predicate);
  }
}

void add_equation(const ExpressionPtr& side, const ExpressionPtr& value,
                  std::vector<PropertyEquation>& out) {
  const auto* access = std::get_if<parser::PropertyAccess>(&side->node);
  if (!access) return;
  if (const auto* variable = std::get_if<parser::Variable>(&access->object->node)) {
    out.push_back({variable->name, access->key, value, access->object.get()});
  }
}

}  // namespace

ExpressionPtr variable_expression(const std::string& name, QuerySpan span) {
  return make(parser::Variable{name}, span);
}

ExpressionPtr parameter_expression(const std::string& name) {
  return make(parser::Parameter{name}, {});
}

ExpressionPtr label_test(const std::string& variable, const std::string& label, QuerySpan span) {
  return make(parser::LabelTest{variable_expression(variable, span), {label}}, span);
}

ExpressionPtr is_not_null(const std::string& variable) {
  return make(parser::Unary{parser::UnaryOperator::kIsNotNull, variable_expression(variable)}, {});
}

ExpressionPtr are_different(const std::string& left, const std::string& right) {
  return make(parser::Comparison{variable_expression(left),
                                 {{parser::Comparator::kNotEqual, variable_expression(right)}}},
              {});
}

ExpressionPtr negation(const ExpressionPtr& operand) {
  return make(parser::Unary{parser::UnaryOperator::kNot, operand}, operand->span);
}

ExpressionPtr property_equation(const ExpressionPtr& object, const std::string& key,
                                const ExpressionPtr& value) {
  const QuerySpan span = value->span;
  ExpressionPtr property = make(parser::PropertyAccess{object, key}, span);
  return make(parser::Comparison{std::move(property), {{parser::Comparator::kEqual, value}}}, span);
}

std::vector<ExpressionPtr> property_equations(const std::string& variable,
                                              const ExpressionPtr& properties) {
  std::vector<ExpressionPtr> out;
  if (!properties) return out;
  const auto* map = std::get_if<parser::MapLiteral>(&properties->node);
  if (!map) return out;
  for (const auto& [key, value] : map->entries) {
    out.push_back(property_equation(variable_expression(variable, value->span), key, value));
  }
  return out;
}

std::vector<ExpressionPtr> conjuncts(const ExpressionPtr& predicate) {
  std::vector<ExpressionPtr> out;
  if (predicate) collect_conjuncts(predicate, out);
  return out;
}

std::optional<PlainComparison> as_comparison(const Expression& expression) {
  const auto* comparison = std::get_if<parser::Comparison>(&expression.node);
  if (!comparison || comparison->rest.size() != 1) return std::nullopt;
  const auto& [comparator, right] = comparison->rest.front();
  return PlainComparison{comparison->first, comparator, right};
}

std::optional<PlainComparison> as_equation(const Expression& expression) {
  auto comparison = as_comparison(expression);
  const bool equates = comparison && comparison->comparator == parser::Comparator::kEqual;
  return equates ? std::move(comparison) : std::nullopt;
}

std::vector<PropertyEquation> as_property_equations(const ExpressionPtr& predicate) {
  std::vector<PropertyEquation> out;
  if (const auto equation = as_equation(*predicate)) {
    add_equation(equation->left, equation->right, out);
    add_equation(equation->right, equation->left, out);
  }
  return out;
}

}  // namespace newsgraph::planner
