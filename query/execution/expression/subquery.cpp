// Expressions that run a plan of their own: pattern predicates, pattern comprehensions, EXISTS,
// COUNT and COLLECT.
#include "newsgraph/query/execution/adjacency.h"
#include "newsgraph/query/execution/expression/compiler.h"
#include "newsgraph/query/execution/operator.h"
#include "newsgraph/query/functions/list_builder.h"

namespace newsgraph::execution {
namespace {

ExpressionPtr make_exists(OperatorPtr plan) {
  return make_expression([plan = std::move(plan)](Row& row) -> Value {
    plan->open(row);
    return plan->next(row);
  });
}

ExpressionPtr make_count(OperatorPtr plan) {
  return make_expression([plan = std::move(plan)](Row& row) -> Value {
    std::int64_t count = 0;
    plan->open(row);
    while (plan->next(row)) ++count;
    return count;
  });
}

/// The step that a plan is, if it is nothing else, from a node that is known.
const planner::Expand* as_plain_step(const planner::Plan& plan) {
  const auto* step = std::get_if<planner::Expand>(&plan.node);
  const bool is_plain = step && !step->into && !step->bound && step->distinct_from.empty() &&
                        std::holds_alternative<planner::Argument>(plan.input->node);
  return is_plain ? step : nullptr;
}

/// Relationships are counted without making a row of each.
ExpressionPtr make_degree(const planner::Expand& plan, Execution& execution) {
  return make_expression(
      [from = plan.from, step = Step(plan.types, plan.direction), &execution](Row& row) -> Value {
        const auto node = node_in(row, from);
        if (!node) return 0;
        AdjacencyCursor cursor;
        cursor.open(execution.graph(), step, *node);
        execution.steps(cursor.size());
        std::int64_t count = 0;
        while (cursor.next() != nullptr) ++count;
        return count;
      });
}

/// What lies in the slot in every row of the plan, nulls too.
ExpressionPtr make_collect(OperatorPtr plan, planner::Slot item, Execution& execution) {
  return make_expression([plan = std::move(plan), item, &execution](Row& row) -> Value {
    functions::ListBuilder list(execution.budget());
    plan->open(row);
    while (plan->next(row)) list.add(row[item]);
    return list.take();
  });
}

}  // namespace

ExpressionPtr Compiler::make(const Source& source, const parser::PatternPredicate&) {
  return make_exists(build(*bound_.subplans.at(&source), execution_));
}

ExpressionPtr Compiler::make(const Source& source, const parser::Subquery& node) {
  const planner::Plan& subplan = *bound_.subplans.at(&source);
  const planner::Expand* const step = as_plain_step(subplan);
  if (step && node.kind == parser::SubqueryKind::kCount && !execution_.profile) {
    return make_degree(*step, execution_);
  }
  OperatorPtr plan = build(subplan, execution_);
  switch (node.kind) {
    case parser::SubqueryKind::kExists:
      return make_exists(std::move(plan));
    case parser::SubqueryKind::kCount:
      return make_count(std::move(plan));
    case parser::SubqueryKind::kCollect:
      break;
  }
  return make_collect(std::move(plan), local(source), execution_);
}

ExpressionPtr Compiler::make(const Source& source, const parser::PatternComprehension&) {
  return make_collect(build(*bound_.subplans.at(&source), execution_), local(source), execution_);
}

}  // namespace newsgraph::execution
