// Expressions that stand for parts of a pattern: `(n:Person {name: $x})` asks what
// `n:Person AND n.name = $x` asks, and is planned as such. And the other way round: what conditions
// of these forms ask.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "newsgraph/query/parser/ast.h"

namespace newsgraph::planner {

parser::ExpressionPtr variable_expression(const std::string& name, QuerySpan span = {});
parser::ExpressionPtr parameter_expression(const std::string& name);
parser::ExpressionPtr label_test(const std::string& variable, const std::string& label,
                                 QuerySpan span);
parser::ExpressionPtr is_not_null(const std::string& variable);
/// That two names do not stand for the same.
parser::ExpressionPtr are_different(const std::string& left, const std::string& right);
parser::ExpressionPtr negation(const parser::ExpressionPtr& operand);
/// `object.key = value`.
parser::ExpressionPtr property_equation(const parser::ExpressionPtr& object, const std::string& key,
                                        const parser::ExpressionPtr& value);
/// One equation for every entry of a map literal. Null gives none.
std::vector<parser::ExpressionPtr> property_equations(const std::string& variable,
                                                      const parser::ExpressionPtr& properties);
/// The operands of the outermost ANDs, in the order of the text. Null gives none.
std::vector<parser::ExpressionPtr> conjuncts(const parser::ExpressionPtr& predicate);

/// `left comparator right`, where that is all the expression is.
struct PlainComparison {
  parser::ExpressionPtr left;
  parser::Comparator comparator;
  parser::ExpressionPtr right;
};
std::optional<PlainComparison> as_comparison(const parser::Expression& expression);
/// The same of `left = right`.
std::optional<PlainComparison> as_equation(const parser::Expression& expression);

/// `variable.key = value`, found either way round: `n.x = n.y` is two, so the value may speak of
/// the variable itself.
struct PropertyEquation {
  std::string variable;
  std::string key;
  parser::ExpressionPtr value;
  const parser::Expression* variable_node;
};
std::vector<PropertyEquation> as_property_equations(const parser::ExpressionPtr& predicate);

}  // namespace newsgraph::planner
