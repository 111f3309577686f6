// Syntax tree nodes to runnable expressions; one family of nodes a source file. Internal to
// execution/expression.
#pragma once

#include "newsgraph/query/execution/items.h"

namespace newsgraph::execution {

class Compiler {
 public:
  Compiler(const planner::BoundExpression& bound, Execution& execution)
      : bound_(bound), execution_(execution) {}

  /// Null for a null pointer.
  ExpressionPtr compile(const parser::ExpressionPtr& expression);
  /// Of an expression that something runs over; items.cpp.
  ItemsExpressionPtr compile_items(const parser::ExpressionPtr& expression);

 private:
  using Source = parser::Expression;

  // operators.cpp
  ExpressionPtr make(const Source& source, const parser::Unary& node);
  ExpressionPtr make(const Source& source, const parser::Binary& node);
  ExpressionPtr make(const Source& source, const parser::Comparison& node);
  ExpressionPtr make(const Source& source, const parser::Case& node);
  ExpressionPtr make_match(const Source& source, const parser::Binary& node);
  ExpressionPtr make_boolean(const Source& source, const parser::Binary& node);
  // values.cpp
  ExpressionPtr make(const Source& source, const parser::Literal& node);
  ExpressionPtr make(const Source& source, const parser::Parameter& node);
  ExpressionPtr make(const Source& source, const parser::Variable& node);
  ExpressionPtr make(const Source& source, const parser::ListLiteral& node);
  ExpressionPtr make(const Source& source, const parser::MapLiteral& node);
  ExpressionPtr make(const Source& source, const parser::FunctionCall& node);
  ExpressionPtr make(const Source& source, const parser::CountStar& node);
  // access.cpp
  ExpressionPtr make(const Source& source, const parser::PropertyAccess& node);
  ExpressionPtr make(const Source& source, const parser::Subscript& node);
  ExpressionPtr make(const Source& source, const parser::Slice& node);
  ExpressionPtr make(const Source& source, const parser::LabelTest& node);
  ExpressionPtr make(const Source& source, const parser::MapProjection& node);
  // comprehension.cpp
  ExpressionPtr make(const Source& source, const parser::ListComprehension& node);
  ExpressionPtr make(const Source& source, const parser::Quantifier& node);
  ExpressionPtr make(const Source& source, const parser::Reduce& node);
  // subquery.cpp
  ExpressionPtr make(const Source& source, const parser::PatternPredicate& node);
  ExpressionPtr make(const Source& source, const parser::PatternComprehension& node);
  ExpressionPtr make(const Source& source, const parser::Subquery& node);

  planner::Slot local(const Source& source) const { return bound_.locals.at(&source); }

  const planner::BoundExpression& bound_;
  Execution& execution_;
};

}  // namespace newsgraph::execution
