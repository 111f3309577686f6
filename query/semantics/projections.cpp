// WITH and RETURN: names, aggregation, ordering.
#include <algorithm>

#include "newsgraph/graph/message.h"
#include "newsgraph/query/parser/operands.h"
#include "newsgraph/query/parser/printer.h"
#include "newsgraph/query/semantics/checker.h"
#include "newsgraph/query/semantics/free_names.h"

namespace newsgraph::semantics {

namespace {

using parser::ExpressionPtr;
using Kind = StaticType::Kind;

bool is_simple(const ExpressionPtr& expression) {
  if (std::holds_alternative<parser::Variable>(expression->node)) return true;
  const auto* access = std::get_if<parser::PropertyAccess>(&expression->node);
  return access != nullptr && is_simple(access->object);
}

/// Texts of the grouping keys that an aggregating item may use again beside its aggregates:
/// variables, properties and aliases.
std::set<std::string> simple_keys(const parser::Projection& projection) {
  std::set<std::string> keys;
  for (const parser::ProjectionItem& item : projection.items) {
    if (contains_aggregate(item.expression)) continue;
    if (is_simple(item.expression)) keys.insert(parser::print(*item.expression));
  }
  return keys;
}

/// Whether the names in an expression mean after the projection what they meant before it, as far
/// as they are known at all: none is given to something else.
bool means_the_same_after(const parser::Projection& projection, const parser::Expression& part) {
  const std::set<std::string> names = free_names(part);
  return std::ranges::none_of(projection.items, [&](const parser::ProjectionItem& item) {
    const auto* variable = std::get_if<parser::Variable>(&item.expression->node);
    return names.contains(item.name) && !(variable && variable->name == item.name);
  });
}

bool projects_aggregate(const parser::Projection& projection) {
  return std::ranges::any_of(projection.items, [](const parser::ProjectionItem& item) {
    return contains_aggregate(item.expression);
  });
}

}  // namespace

Scope Checker::projection(const parser::Projection& projection, QuerySpan span,
                          const Scope& before) {
  Scope after;
  if (projection.star) {
    if (projection.is_return && before.empty()) {
      fail("NoVariablesInScope", "there is no variable that * could stand for", span);
    }
    after = before;
  }
  std::set<std::string> names;
  for (const parser::ProjectionItem& item : projection.items) {
    const bool is_variable = std::holds_alternative<parser::Variable>(item.expression->node);
    if (!projection.is_return && !item.has_alias && !is_variable) {
      fail("NoExpressionAlias", "an expression in WITH needs a name", item.expression->span,
           "Add one: " + abbreviated(item.name) + " AS name.");
    }
    if (!names.insert(item.name).second || (projection.star && before.contains(item.name))) {
      fail("ColumnNameConflict", "there is more than one column " + in_quotes(item.name),
           item.expression->span, "Give one of them another name with AS.");
    }
    after.declare(item.name, expression(item.expression, before, {.aggregates = true}));
  }
  ambiguous_aggregation(projection);

  const bool aggregates = projects_aggregate(projection);
  projection_order(projection, before, after, aggregates);
  row_count(projection.skip, "SKIP");
  row_count(projection.limit, "LIMIT");
  if (projection.where) projection_condition(projection, before, after, aggregates);
  for (const std::string& name : before.names()) {
    if (!after.contains(name)) forgotten_.insert(name);
  }
  return after;
}

// ---- aggregation
// ---------------------------------------------------------------------------------

/// Beside an aggregate only grouping keys and constants have one value a group.
void Checker::ambiguous_aggregation(const parser::Projection& projection) {
  const std::set<std::string> keys = simple_keys(projection);
  for (const parser::ProjectionItem& item : projection.items) {
    if (contains_aggregate(item.expression)) mixed_expression(item.expression, keys);
  }
}

void Checker::mixed_expression(const ExpressionPtr& part, const std::set<std::string>& keys) {
  if (is_aggregate(*part)) return;
  if (is_simple(part)) {
    if (keys.contains(parser::print(*part))) return;
    if (const auto* access = std::get_if<parser::PropertyAccess>(&part->node)) {
      mixed_expression(access->object, keys);
      return;
    }
    fail("AmbiguousAggregationExpression",
         "this has no single value beside an aggregate, because nothing groups by it", part->span,
         "Return it as a column of its own, or put it in a WITH before.");
  }
  // Names that comprehensions and the like bind themselves have nothing to do with grouping.
  std::set<std::string> inner = keys;
  if (const auto* comprehension = std::get_if<parser::ListComprehension>(&part->node)) {
    inner.insert(parser::print({parser::Variable{comprehension->variable}, {}}));
  } else if (const auto* quantifier = std::get_if<parser::Quantifier>(&part->node)) {
    inner.insert(parser::print({parser::Variable{quantifier->variable}, {}}));
  } else if (const auto* reduction = std::get_if<parser::Reduce>(&part->node)) {
    inner.insert(parser::print({parser::Variable{reduction->variable}, {}}));
    inner.insert(parser::print({parser::Variable{reduction->accumulator}, {}}));
  }
  parser::for_each_operand(*part,
                           [&](const ExpressionPtr& child) { mixed_expression(child, inner); });
}

// ---- ordering
// ------------------------------------------------------------------------------------

void Checker::projection_order(const parser::Projection& projection, const Scope& before,
                               const Scope& after, bool aggregates) {
  for (const parser::SortItem& item : projection.order) {
    const bool in_aggregation = contains_aggregate(item.expression);
    if (in_aggregation && !aggregates) {
      fail("InvalidAggregation", "an aggregate can order only rows that are aggregated",
           item.expression->span, "Return the aggregate, and order by its column.");
    }
    if (aggregates || projection.distinct) {
      aggregated_order(projection, item.expression, after, in_aggregation);
      continue;
    }
    Scope seen = before;
    for (const std::string& name : after.names()) seen.declare(name, *after.find(name));
    expression(item.expression, seen, {.predicate = false});
  }
}

/// After aggregation or DISTINCT only the columns are left, and expressions that are columns.
void Checker::aggregated_order(const parser::Projection& projection, const ExpressionPtr& part,
                               const Scope& after, bool in_aggregation) {
  const std::string text = parser::print(*part);
  const bool may_be_column = is_aggregate(*part) || means_the_same_after(projection, *part);
  for (const parser::ProjectionItem& item : projection.items) {
    if (!may_be_column || parser::print(*item.expression) != text) continue;
    if (!in_aggregation || is_simple(part) || is_aggregate(*part)) return;
    fail("AmbiguousAggregationExpression",
         "beside an aggregate a column that is computed can only be named", part->span,
         "Give the column a name with AS, and order by that.");
  }
  if (is_aggregate(*part)) {
    // Not a column: its arguments would have to be.
    parser::for_each_operand(*part, [&](const ExpressionPtr& child) { expression(child, after); });
    return;
  }
  if (const auto* variable = std::get_if<parser::Variable>(&part->node)) {
    if (after.contains(variable->name)) return;
    undefined(variable->name, part->span, after);
  }
  if (const auto* map = std::get_if<parser::MapProjection>(&part->node)) {
    if (!after.contains(map->variable)) undefined(map->variable, part->span, after);
  }
  bool has_children = false;
  parser::for_each_operand(*part, [&](const ExpressionPtr& child) {
    has_children = true;
    aggregated_order(projection, child, after, in_aggregation);
  });
  if (!has_children) expression(part, after, {.aggregates = true});
}

/// WHERE sees what WITH took in as well as what it leaves; after aggregation or DISTINCT only the
/// columns, and expressions that are columns.
void Checker::projection_condition(const parser::Projection& projection, const Scope& before,
                                   const Scope& after, bool aggregates) {
  if (aggregates || projection.distinct) {
    if (contains_aggregate(projection.where)) {
      fail("InvalidAggregation", "an aggregate cannot stand in WHERE", projection.where->span,
           "Give the aggregate a name in WITH, and ask for that.");
    }
    aggregated_order(projection, projection.where, after, false);
    return;
  }
  Scope seen = before;
  for (const std::string& name : after.names()) seen.declare(name, *after.find(name));
  condition(projection.where, seen);
}

// ---- SKIP and LIMIT
// ------------------------------------------------------------------------------

void Checker::row_count(const ExpressionPtr& count, std::string_view clause) {
  if (!count) return;
  std::function<void(const ExpressionPtr&)> reject_variables = [&](const ExpressionPtr& part) {
    if (std::holds_alternative<parser::Variable>(part->node)) {
      fail("NonConstantExpression",
           std::string(clause) + " must be the same for all rows, so it cannot use a variable",
           part->span, "Use a number or a parameter.");
    }
    parser::for_each_operand(*part, reject_variables);
  };
  reject_variables(count);

  // What a parameter holds shows only when the query runs.
  const StaticType type = expression(count, Scope());
  Value value;
  if (const auto* literal = std::get_if<parser::Literal>(&count->node)) value = literal->value;
  if (!type.may_be({Kind::kInteger}) || (!value.is_null() && !value.is_integer())) {
    fail("InvalidArgumentType", std::string(clause) + " expects an INTEGER", count->span);
  }
  if (value.is_integer() && value.as_integer() < 0) {
    fail("NegativeIntegerArgument", std::string(clause) + " cannot be negative", count->span);
  }
}

}  // namespace newsgraph::semantics
