// Subqueries inside expressions: run for all rows of a chunk at once, before the expression.
#include "newsgraph/query/execution/batch/build/builder.h"

namespace newsgraph::execution::batch {
namespace {

using parser::SubqueryKind;
using planner::Slot;

/// What is needed of the rows of a subquery.
Needs needs_of(const SubqueryUse& use, const planner::BoundExpression& bound) {
  Needs needs;
  needs.duplicates_matter = use.kind != SubqueryKind::kExists;
  needs.may_count = true;
  if (use.kind == SubqueryKind::kCollect) needs.slots.insert(bound.locals.at(use.subplan));
  return needs;
}

Kind kind_of(SubqueryKind kind) {
  switch (kind) {
    case SubqueryKind::kExists:
      return Kind::kBoolean;
    case SubqueryKind::kCount:
      return Kind::kInteger;
    case SubqueryKind::kCollect:
      break;
  }
  return Kind::kValue;
}

/// The slots that an expression without subqueries reads.
void recount_uses(planner::BoundExpression& bound, const std::set<Slot>& before) {
  bound.uses.clear();
  for (const auto* slots : {&bound.reads, &bound.locals}) {
    for (const auto& [node, slot] : *slots) {
      if (before.contains(slot)) bound.uses.insert(slot);
    }
  }
}

/// A filter that asks for a subquery that is one step between known nodes; null when it is more.
OperatorPtr make_adjacent_filter(Pipeline& input, Execution& execution, const planner::Plan& inner,
                                 bool wanted, const Slots& carried) {
  const auto* step = std::get_if<planner::Expand>(&inner.node);
  if (!step || !step->into || step->bound || !step->distinct_from.empty() ||
      !std::holds_alternative<planner::Argument>(inner.input->node)) {
    return nullptr;
  }
  for (const Slot slot : {step->from, step->to}) {
    const auto found = input.layout.find(slot);
    if (found == input.layout.end() || found->second != Kind::kNode) return nullptr;
  }
  return batch::make_adjacent_filter(
      std::move(input.top), execution,
      {step->from, step->to, Neighbours(execution.graph(), step->types, step->direction), wanted,
       carried});
}

}  // namespace

Builder::Made Builder::make_semi_join(Pipeline input, const planner::BoundExpression& predicate,
                                      const ExistenceTest& test, const Needs& needs) {
  const Slots slots = carried(input.layout, needs);
  Layout layout = restricted(input.layout, needs);
  const Plan& plan = *predicate.subplans.at(test.subplan);
  if (OperatorPtr made = make_adjacent_filter(input, execution_, plan, test.wanted, slots)) {
    return Pipeline{std::move(made), std::move(layout)};
  }
  auto inner = build_inner(plan, input.layout, Needs{{}, false, true});
  if (inner) {
    return Pipeline{
        batch::make_semi_join(careful(input), {std::move(inner->pipeline), test.wanted, slots}),
        std::move(layout)};
  }
  // What has no batch operators is run row by row, and not tried again in another way: of
  // subqueries in subqueries, each try would double the next.
  ExpressionPtr condition = compile(predicate, input.layout);
  if (!condition) return std::nullopt;
  return Pipeline{make_filter(careful(input), std::move(condition), slots), std::move(layout)};
}

planner::BoundExpression Builder::compute_subqueries(Pipeline& input,
                                                     const planner::BoundExpression& bound) {
  planner::BoundExpression rest = bound;
  std::set<Slot> uses = bound.uses;
  for (const SubqueryUse& use : subquery_uses(bound)) {
    if (compute_subquery(input, use, rest)) uses.insert(rest.reads.at(use.part));
  }
  if (rest.subplans.empty()) {
    recount_uses(rest, uses);
  } else {
    rest.uses = std::move(uses);
  }
  return rest;
}

bool Builder::compute_subquery(Pipeline& input, const SubqueryUse& use,
                               planner::BoundExpression& bound) {
  const planner::Plan& plan = *bound.subplans.at(use.subplan);
  auto inner = build_inner(plan, input.layout, needs_of(use, bound));
  if (!inner || (!use.always && !inner->is_safe)) return false;
  CarefulInput rows = careful(input);
  SubqueryParts parts{std::move(inner->pipeline), use.kind, next_hidden_++, std::nullopt};
  if (use.kind == SubqueryKind::kCollect) parts.item = bound.locals.at(use.subplan);
  input.layout.emplace(parts.result, kind_of(use.kind));
  bound.reads[use.part] = parts.result;
  bound.locals.erase(use.subplan);
  bound.subplans.erase(use.subplan);
  input.top = make_subquery(std::move(rows), execution_, std::move(parts));
  return true;
}

}  // namespace newsgraph::execution::batch
