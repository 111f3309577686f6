// Expressions: names in scope, functions that exist, operands of types that make sense.
#include <algorithm>

#include "newsgraph/graph/message.h"
#include "newsgraph/query/functions/aggregate.h"
#include "newsgraph/query/functions/function.h"
#include "newsgraph/query/parser/habits.h"
#include "newsgraph/query/parser/keyword.h"
#include "newsgraph/query/parser/operands.h"
#include "newsgraph/query/semantics/checker.h"

namespace newsgraph::semantics {

namespace {

using parser::ExpressionPtr;
using Kind = StaticType::Kind;

template <class... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};
template <class... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

bool is_named(const parser::FunctionCall& call, std::string_view name) {
  return parser::same_keyword(call.name, name);
}

bool calls_rand(const ExpressionPtr& expression) {
  if (!expression) return false;
  if (const auto* call = std::get_if<parser::FunctionCall>(&expression->node)) {
    if (is_named(*call, "RAND")) return true;
  }
  bool found = false;
  parser::for_each_operand(*expression,
                           [&](const ExpressionPtr& child) { found = found || calls_rand(child); });
  return found;
}

}  // namespace

bool is_aggregate(const parser::Expression& expression) {
  if (std::holds_alternative<parser::CountStar>(expression.node)) return true;
  const auto* call = std::get_if<parser::FunctionCall>(&expression.node);
  return call != nullptr && functions::find_aggregate(call->name) != nullptr;
}

bool contains_aggregate(const ExpressionPtr& expression) {
  if (!expression) return false;
  if (is_aggregate(*expression)) return true;
  bool found = false;
  parser::for_each_operand(
      *expression, [&](const ExpressionPtr& child) { found = found || contains_aggregate(child); });
  return found;
}

void Checker::fail(std::string detail, const std::string& message, QuerySpan span,
                   std::string hint) const {
  throw QueryError("SyntaxError", QueryError::Phase::kCompileTime, std::move(detail), message,
                   text_, span, std::move(hint));
}

void Checker::undefined(const std::string& name, QuerySpan span, const Scope& scope) const {
  const std::vector<std::string> names = scope.names();
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  std::string hint = parser::suggest(name, candidates);
  if (forgotten_.contains(name)) {
    hint =
        "A WITH before did not hand it on: add it there, as in WITH " + abbreviated(name) + ", ….";
  } else if (hint.empty()) {
    hint = "Bind it with MATCH, UNWIND or WITH; or, if it is text, put it in quotes.";
  }
  fail("UndefinedVariable", "there is no variable " + in_quotes(name) + " here", span, hint);
}

StaticType Checker::condition(const ExpressionPtr& condition, const Scope& scope,
                              ExpressionContext context, std::string_view asked_by) {
  if (!condition) return {};
  context.predicate = true;
  const StaticType type = expression(condition, scope, context);
  require_boolean(condition, type, asked_by);
  return type;
}

void Checker::require_boolean(const ExpressionPtr& operand, const StaticType& type,
                              std::string_view op) {
  if (type.may_be({Kind::kBoolean})) return;
  fail("InvalidArgumentType", std::string(op) + " expects a BOOLEAN but this is " + described(type),
       operand->span);
}

StaticType Checker::expression(const ExpressionPtr& expression, const Scope& scope,
                               ExpressionContext context) {
  if (!expression) return {};
  const QuerySpan span = expression->span;
  // Only boolean operators hand on that a boolean is asked.
  ExpressionContext inner = context;
  inner.predicate = false;
  return std::visit(
      Overloaded{
          [&](const parser::Literal& literal) { return StaticType::of_value(literal.value); },
          [&](const parser::Parameter& of) { return parameter(of, span); },
          [&](const parser::Variable& of) { return variable(of, span, scope); },
          [&](const parser::PropertyAccess& of) { return property(of, span, scope, inner); },
          [&](const parser::Subscript& of) {
            const StaticType object = this->expression(of.object, scope, inner);
            this->expression(of.index, scope, inner);
            return object.item();
          },
          [&](const parser::Slice& of) {
            const StaticType object = this->expression(of.object, scope, inner);
            this->expression(of.from, scope, inner);
            this->expression(of.to, scope, inner);
            return object;
          },
          [&](const parser::LabelTest& of) {
            const StaticType object = this->expression(of.object, scope, inner);
            if (!object.may_be({Kind::kNode, Kind::kRelationship})) {
              fail("InvalidArgumentType", "only a node or a relationship has labels", span);
            }
            return StaticType::of(Kind::kBoolean);
          },
          [&](const parser::ListLiteral& of) { return list_literal(of, scope, inner); },
          [&](const parser::MapLiteral& of) {
            for (const auto& [key, value] : of.entries) this->expression(value, scope, inner);
            return StaticType::of(Kind::kMap);
          },
          [&](const parser::MapProjection& of) {
            variable(parser::Variable{of.variable}, span, scope);
            for (const auto& item : of.items) {
              if (item.kind == parser::MapProjection::ItemKind::kVariable) {
                variable(parser::Variable{item.key}, span, scope);
              }
              this->expression(item.value, scope, inner);
            }
            return StaticType::of(Kind::kMap);
          },
          [&](const parser::FunctionCall& of) { return function_call(of, span, scope, inner); },
          [&](const parser::CountStar&) {
            if (!context.aggregates) {
              fail("InvalidAggregation", "count(*) cannot stand here", span,
                   "Aggregate in a WITH or RETURN.");
            }
            return StaticType::of(Kind::kInteger);
          },
          [&](const parser::Unary& of) { return unary(of, scope, context); },
          [&](const parser::Binary& of) { return binary(of, scope, context); },
          [&](const parser::Comparison& of) {
            this->expression(of.first, scope, inner);
            for (const auto& [comparator, operand] : of.rest) {
              this->expression(operand, scope, inner);
            }
            return StaticType::of(Kind::kBoolean);
          },
          [&](const parser::Case& of) {
            this->expression(of.subject, scope, inner);
            StaticType result = StaticType::of(Kind::kNull);
            for (const auto& [when, then] : of.alternatives) {
              if (of.subject) {
                this->expression(when, scope, inner);
              } else {
                condition(when, scope, inner, "WHEN");
              }
              result = common(result, this->expression(then, scope, inner));
            }
            return common(result, this->expression(of.otherwise, scope, inner));
          },
          [&](const parser::ListComprehension& of) { return list_comprehension(of, scope, inner); },
          [&](const parser::PatternComprehension& of) {
            Scope local = scope;
            match_pattern(*of.pattern, local, true);
            condition(of.where, local);
            return StaticType::list_of(this->expression(of.projection, local));
          },
          [&](const parser::Quantifier& of) { return quantifier(of, scope, inner); },
          [&](const parser::Reduce& of) {
            Scope local = scope;
            const StaticType initial = this->expression(of.initial, scope, inner);
            local.declare(of.variable, this->expression(of.list, scope, inner).item());
            local.declare(of.accumulator, {});
            return common(initial, this->expression(of.expression, local, inner));
          },
          [&](const parser::PatternPredicate& of) {
            if (!context.predicate) {
              fail("UnexpectedSyntax", "a pattern can stand only where a condition is asked", span,
                   "Collect with [pattern | expression], or ask with EXISTS {pattern}.");
            }
            Scope local = scope;
            match_pattern(*of.pattern, local, false);
            return StaticType::of(Kind::kBoolean);
          },
          [&](const parser::Subquery& of) { return subquery(of, span, scope); },
      },
      expression->node);
}

StaticType Checker::variable(const parser::Variable& variable, QuerySpan span, const Scope& scope) {
  const StaticType* type = scope.find(variable.name);
  if (type == nullptr) undefined(variable.name, span, scope);
  return *type;
}

StaticType Checker::property(const parser::PropertyAccess& access, QuerySpan span,
                             const Scope& scope, ExpressionContext context) {
  const StaticType object = expression(access.object, scope, context);
  if (object.may_be({Kind::kMap, Kind::kNode, Kind::kRelationship, Kind::kTemporal})) return {};
  // The kit names the two faults differently.
  throw QueryError(
      object.is(Kind::kPath) ? "SyntaxError" : "TypeError", QueryError::Phase::kCompileTime,
      "InvalidArgumentType", described(object) + " has no property " + in_quotes(access.key), text_,
      span,
      object.is(Kind::kList)
          ? "Ask each item: [x IN list | x." + abbreviated(access.key) + "], or UNWIND it first."
          : "Nodes, relationships, maps and temporal values have properties.");
}

StaticType Checker::list_literal(const parser::ListLiteral& list, const Scope& scope,
                                 ExpressionContext context) {
  if (list.items.empty()) return StaticType::of(Kind::kList);
  StaticType items = StaticType::of(Kind::kNull);
  for (const ExpressionPtr& item : list.items) {
    items = common(items, expression(item, scope, context));
  }
  return StaticType::list_of(items);
}

StaticType Checker::quantifier(const parser::Quantifier& quantifier, const Scope& scope,
                               ExpressionContext context) {
  const StaticType list = expression(quantifier.list, scope, context);
  if (!list.may_be({Kind::kList})) {
    fail("InvalidArgumentType", "expected a list to look through", quantifier.list->span);
  }
  Scope local = scope;
  local.declare(quantifier.variable, list.item());
  condition(quantifier.where, local, context);
  return StaticType::of(Kind::kBoolean);
}

StaticType Checker::list_comprehension(const parser::ListComprehension& comprehension,
                                       const Scope& scope, ExpressionContext context) {
  const StaticType list = expression(comprehension.list, scope, context);
  if (!list.may_be({Kind::kList})) {
    fail("InvalidArgumentType", "expected a list to go through", comprehension.list->span);
  }
  for (const ExpressionPtr& part : {comprehension.where, comprehension.projection}) {
    if (contains_aggregate(part)) {
      fail("InvalidAggregation", "an aggregate cannot stand in a list comprehension", part->span);
    }
  }
  Scope local = scope;
  local.declare(comprehension.variable, list.item());
  condition(comprehension.where, local);
  if (!comprehension.projection) return list;
  return StaticType::list_of(expression(comprehension.projection, local));
}

StaticType Checker::subquery(const parser::Subquery& subquery, QuerySpan span, const Scope& scope) {
  using parser::SubqueryKind;
  if (subquery.query) {
    subquery_columns(subquery, query(*subquery.query, scope, subquery.kind));
  } else if (subquery.kind == SubqueryKind::kCollect) {
    fail("UnexpectedSyntax", "COLLECT takes a query, which says what to collect", span,
         "Write COLLECT { MATCH … RETURN x }, or [pattern | x].");
  } else {
    Scope local = scope;
    match_pattern(*subquery.pattern, local, true);
    condition(subquery.where, local);
  }
  switch (subquery.kind) {
    case SubqueryKind::kExists:
      return StaticType::of(Kind::kBoolean);
    case SubqueryKind::kCount:
      return StaticType::of(Kind::kInteger);
    case SubqueryKind::kCollect:
      break;
  }
  return StaticType::list_of({});
}

void Checker::subquery_columns(const parser::Subquery& subquery,
                               const std::vector<std::string>& columns) {
  using parser::SubqueryKind;
  if (subquery.kind == SubqueryKind::kExists) return;
  const bool collects = subquery.kind == SubqueryKind::kCollect;
  const std::string keyword(keyword_of(subquery.kind));
  for (const parser::SingleQuery& part : subquery.query->parts) {
    const parser::Clause& last = part.clauses.back();
    const auto* projection = std::get_if<parser::Projection>(&last.node);
    if ((projection != nullptr && projection->is_return) ||
        (!collects && subquery.query->parts.size() == 1)) {
      continue;
    }
    fail("InvalidClauseComposition",
         collects ? "a subquery of COLLECT must end with RETURN"
                  : "each query of a UNION in " + keyword + " must end with RETURN",
         last.span, "Add a RETURN.");
  }
  if (!collects || columns.size() == 1) return;
  fail("InvalidClauseComposition",
       "a subquery of COLLECT must return one column, not " + std::to_string(columns.size()),
       subquery.query->parts.front().clauses.back().span,
       "Collect a map or a list: RETURN {a: x, b: y} AS item.");
}

StaticType Checker::unary(const parser::Unary& unary, const Scope& scope,
                          ExpressionContext context) {
  const bool negates = unary.op == parser::UnaryOperator::kNot;
  ExpressionContext inner = context;
  inner.predicate = negates;
  const StaticType operand = expression(unary.operand, scope, inner);
  switch (unary.op) {
    case parser::UnaryOperator::kNot:
      require_boolean(unary.operand, operand, "NOT");
      return StaticType::of(Kind::kBoolean);
    case parser::UnaryOperator::kIsNull:
    case parser::UnaryOperator::kIsNotNull:
      return StaticType::of(Kind::kBoolean);
    default:
      if (!operand.may_be({Kind::kNumber, Kind::kTemporal})) {
        fail("InvalidArgumentType", "expected a number after the sign", unary.operand->span);
      }
      return operand;
  }
}

StaticType Checker::binary(const parser::Binary& binary, const Scope& scope,
                           ExpressionContext context) {
  using parser::BinaryOperator;
  const bool logical = binary.op == BinaryOperator::kOr || binary.op == BinaryOperator::kXor ||
                       binary.op == BinaryOperator::kAnd;
  ExpressionContext inner = context;
  inner.predicate = logical;
  const StaticType left = expression(binary.left, scope, inner);
  const StaticType right = expression(binary.right, scope, inner);
  if (logical) {
    const std::string_view name = binary.op == BinaryOperator::kOr    ? "OR"
                                  : binary.op == BinaryOperator::kXor ? "XOR"
                                                                      : "AND";
    require_boolean(binary.left, left, name);
    require_boolean(binary.right, right, name);
    return StaticType::of(Kind::kBoolean);
  }
  switch (binary.op) {
    case BinaryOperator::kIn:
      if (!right.may_be({Kind::kList})) {
        fail("InvalidArgumentType", "IN expects a list on its right", binary.right->span);
      }
      return StaticType::of(Kind::kBoolean);
    case BinaryOperator::kStartsWith:
    case BinaryOperator::kEndsWith:
    case BinaryOperator::kContains:
    case BinaryOperator::kRegexMatch:
      return StaticType::of(Kind::kBoolean);
    case BinaryOperator::kAdd:
      return left.is(Kind::kInteger) || left.is(Kind::kString) ? common(left, right) : StaticType{};
    default:
      for (const auto& [operand, type] : {std::pair{binary.left, left}, {binary.right, right}}) {
        if (!type.may_be({Kind::kNumber, Kind::kTemporal})) {
          fail("InvalidArgumentType", "expected a number but this is " + described(type),
               operand->span);
        }
      }
      return {};
  }
}

StaticType Checker::aggregate_call(const parser::FunctionCall& call, QuerySpan span,
                                   const Scope& scope, ExpressionContext context) {
  const functions::Aggregate& aggregate = *functions::find_aggregate(call.name);
  if (!context.aggregates) {
    fail("InvalidAggregation", call.name + "() cannot stand here", span,
         "Aggregate in a WITH, then ask: WITH a, count(b) AS n WHERE n > 1.");
  }
  if (call.arguments.size() != aggregate.arguments) {
    fail("InvalidNumberOfArguments",
         call.name + "() takes " + std::to_string(aggregate.arguments) + " argument" +
             (aggregate.arguments == 1 ? "" : "s"),
         span, aggregate.signature);
  }
  for (const ExpressionPtr& argument : call.arguments) {
    if (contains_aggregate(argument)) {
      fail("NestedAggregation", "an aggregate cannot stand inside another", argument->span);
    }
    if (calls_rand(argument)) {
      fail("NonConstantExpression", "rand() cannot be aggregated", argument->span);
    }
    expression(argument, scope);
  }
  return StaticType::of_signature(aggregate.signature);
}

StaticType Checker::function_call(const parser::FunctionCall& call, QuerySpan span,
                                  const Scope& scope, ExpressionContext context) {
  if (functions::find_aggregate(call.name) != nullptr) {
    return aggregate_call(call, span, scope, context);
  }
  const functions::Function* function = functions::find_function(call.name);
  if (function == nullptr) {
    std::vector<std::string_view> names;
    for (const auto& known : functions::all_functions()) names.push_back(known.name);
    for (const auto& known : functions::all_aggregates()) names.push_back(known.name);
    const std::string habit(parser::hint_for_function(call.name));
    fail("UnknownFunction", "there is no function " + in_quotes(call.name), span,
         habit.empty() ? parser::suggest(call.name, names) : habit);
  }
  if (call.arguments.size() < function->minimum_arguments ||
      call.arguments.size() > function->maximum_arguments) {
    fail("InvalidNumberOfArguments",
         call.name + "() does not take " + std::to_string(call.arguments.size()) + " argument" +
             (call.arguments.size() == 1 ? "" : "s"),
         span, function->signature);
  }
  ExpressionContext inner = context;
  inner.predicate = is_named(call, "EXISTS");
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    const StaticType type = expression(call.arguments[i], scope, inner);
    if (i < function->argument_types.size() && !type.may_be(function->argument_types[i])) {
      fail("InvalidArgumentType", call.name + "() cannot take " + described(type),
           call.arguments[i]->span, function->signature);
    }
  }
  return StaticType::of_signature(function->signature);
}

}  // namespace newsgraph::semantics
