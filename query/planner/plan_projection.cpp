// WITH and RETURN: projection, aggregation, DISTINCT, ORDER BY, SKIP, LIMIT and the WHERE of WITH.
//
// ORDER BY and WHERE see the projected names and, behind them, the names before the projection;
// after an aggregation or DISTINCT only what was projected is left, and an expression that was
// projected can be repeated word for word (openCypher 9, "ORDER BY").
#include <algorithm>

#include "newsgraph/query/parser/printer.h"
#include "newsgraph/query/planner/clause_planner.h"
#include "newsgraph/query/planner/expression_walk.h"
#include "newsgraph/query/planner/synthesis.h"

namespace newsgraph::planner {
namespace {

bool is_variable(const parser::Expression& expression) {
  return std::holds_alternative<parser::Variable>(expression.node);
}

/// Adds an aggregate once, however often the text repeats it.
void add_call(const parser::ExpressionPtr& expression, std::vector<parser::ExpressionPtr>& calls) {
  const std::string text = parser::print(*expression);
  const bool known = std::any_of(calls.begin(), calls.end(),
                                 [&](const auto& call) { return parser::print(*call) == text; });
  if (!known) calls.push_back(expression);
}

}  // namespace

std::vector<ClausePlanner::Item> ClausePlanner::name_items(const Scope& scope,
                                                           const parser::Projection& projection) {
  std::vector<Item> items;
  if (projection.star) {
    for (const auto& [name, slot] : scope.slots()) {
      if (!is_anonymous(name)) items.push_back({name, variable_expression(name), slot});
    }
  }
  for (const parser::ProjectionItem& item : projection.items) {
    const auto* variable = std::get_if<parser::Variable>(&item.expression->node);
    const auto known = variable ? scope.find(variable->name) : std::nullopt;
    items.push_back({item.name, item.expression, known ? *known : new_slot(item.name)});
  }
  return items;
}

void ClausePlanner::plan_projection(Pipeline& pipeline, const parser::Projection& projection) {
  std::vector<Item> items = name_items(pipeline.scope, projection);
  const bool aggregating = std::any_of(items.begin(), items.end(), [](const Item& item) {
    return contains_aggregate(*item.expression);
  });
  std::vector<Computed> computed;
  if (aggregating) {
    computed = aggregate(pipeline, items, projection.order);
  } else {
    project(pipeline, items);
  }
  // Of rows that were put together nothing is left but the columns.
  Scope order_scope = aggregating || projection.distinct ? Scope{} : pipeline.scope;
  Scope after;
  std::vector<Slot> slots;
  for (const Item& item : items) {
    after.set(item.name, item.slot);
    order_scope.set(item.name, item.slot);
    slots.push_back(item.slot);
    computed.push_back(Computed::of(*item.expression, pipeline.scope, item.slot));
  }
  if (projection.distinct) pipeline.push(Distinct{slots});
  push_order(pipeline, projection.order, order_scope, computed);
  if (projection.skip) pipeline.push(Skip{bind(projection.skip, {})});
  if (projection.limit) pipeline.push(Limit{bind(projection.limit, {})});
  for (const parser::ExpressionPtr& predicate : conjuncts(projection.where)) {
    pipeline.push(Filter{bind(predicate, order_scope, computed)});
  }
  pipeline.scope = std::move(after);
}

void ClausePlanner::project(Pipeline& pipeline, const std::vector<Item>& items) {
  Project project;
  for (const Item& item : items) {
    // A variable is passed on in the slot it has.
    if (is_variable(*item.expression)) continue;
    project.items.emplace_back(item.slot, bind(item.expression, pipeline.scope));
  }
  if (!project.items.empty()) pipeline.push(std::move(project));
}

std::vector<Computed> ClausePlanner::aggregate(Pipeline& pipeline, std::vector<Item>& items,
                                               const std::vector<parser::SortItem>& order) {
  Aggregate aggregate;
  std::vector<Computed> computed;
  std::vector<parser::ExpressionPtr> calls;
  for (const Item& item : items) {
    std::vector<parser::ExpressionPtr> found;
    collect_aggregates(item.expression, found);
    for (const auto& call : found) add_call(call, calls);
    if (!found.empty()) continue;
    aggregate.keys.emplace_back(item.slot, bind(item.expression, pipeline.scope));
    computed.push_back(Computed::of(*item.expression, pipeline.scope, item.slot));
  }
  for (const parser::SortItem& item : order) {
    std::vector<parser::ExpressionPtr> found;
    collect_aggregates(item.expression, found);
    for (const auto& call : found) add_call(call, calls);
  }
  for (const parser::ExpressionPtr& expression : calls) {
    AggregateCall call{new_slot(parser::print(*expression)), "count", false, {}};
    if (const auto* function = std::get_if<parser::FunctionCall>(&expression->node)) {
      call.name = function->name;
      call.distinct = function->distinct;
      for (const auto& argument : function->arguments) {
        call.arguments.push_back(bind(argument, pipeline.scope));
      }
    }
    computed.push_back(Computed::of(*expression, pipeline.scope, call.result));
    aggregate.calls.push_back(std::move(call));
  }
  std::set<Slot> grouped;
  for (const auto& [slot, key] : aggregate.keys) grouped.insert(slot);
  for (const AggregateCall& call : aggregate.calls) grouped.insert(call.result);
  pipeline.push(std::move(aggregate));

  Project project;
  for (const Item& item : items) {
    if (!contains_aggregate(*item.expression)) continue;
    project.items.emplace_back(item.slot, bind(item.expression, pipeline.scope, computed));
    require_grouped(project.items.back().second, grouped);
  }
  if (!project.items.empty()) pipeline.push(std::move(project));
  return computed;
}

void ClausePlanner::require_grouped(const BoundExpression& expression,
                                    const std::set<Slot>& grouped) const {
  if (expression.subplans.empty() || std::ranges::includes(grouped, expression.uses)) return;
  throw QueryError("SyntaxError", QueryError::Phase::kCompileTime, "AmbiguousAggregationExpression",
                   "the subquery has no single value beside an aggregate, because it asks for what "
                   "nothing groups by",
                   text_, expression.ast->span,
                   "Return it as a column of its own, or put it in a WITH before.");
}

void ClausePlanner::push_order(Pipeline& pipeline, const std::vector<parser::SortItem>& order,
                               const Scope& scope, const std::vector<Computed>& computed) {
  if (order.empty()) return;
  Project project;
  Sort sort;
  for (const parser::SortItem& item : order) {
    BoundExpression key = bind(item.expression, scope, computed);
    const auto ready = key.reads.find(key.ast.get());
    const Slot slot =
        ready != key.reads.end() ? ready->second : new_slot(parser::print(*item.expression));
    sort.keys.push_back({slot, item.descending});
    if (ready == key.reads.end()) project.items.emplace_back(slot, std::move(key));
  }
  if (!project.items.empty()) pipeline.push(std::move(project));
  pipeline.push(std::move(sort));
}

}  // namespace newsgraph::planner
