// Expressions made ready to run: names are slots, functions and property keys are looked up, and
// each node of the syntax tree has become an object that computes its value.
//
// Semantics: openCypher 9, with three-valued logic; errors are QueryError of phase "runtime".
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

#include "newsgraph/query/execution/execution.h"
#include "newsgraph/query/planner/bound_expression.h"
#include "newsgraph/query/result.h"

namespace newsgraph::execution {

class Expression {
 public:
  virtual ~Expression() = default;
  /// Writes no slots of the row but those of names that live inside the expression.
  virtual Value evaluate(Row& row) const = 0;
};
using ExpressionPtr = std::unique_ptr<const Expression>;

/// Null for an expression that is not there.
ExpressionPtr compile(const planner::BoundExpression& bound, Execution& execution);

/// A condition's truth; throws TypeError when the value is no boolean.
Ternary truth(const Value& value);
inline Value to_value(Ternary ternary) {
  return ternary ? Value(*ternary) : Value();
}

/// An expression that does what a function object does.
template <class Function>
class FunctionExpression final : public Expression {
 public:
  explicit FunctionExpression(Function function) : function_(std::move(function)) {}
  Value evaluate(Row& row) const override { return function_(row); }

 private:
  Function function_;
};
template <class Function>
ExpressionPtr make_expression(Function function) {
  return std::make_unique<const FunctionExpression<Function>>(std::move(function));
}

}  // namespace newsgraph::execution
