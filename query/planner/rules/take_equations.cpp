#include <algorithm>

#include "newsgraph/query/planner/expression_walk.h"
#include "newsgraph/query/planner/plan_slots.h"
#include "newsgraph/query/planner/rules/rules.h"

namespace newsgraph::planner {
namespace {

/// The condition as an equation between what is known outside a join and what it finds.
std::optional<JoinEquation> as_equation(const BoundExpression& predicate,
                                        const std::set<Slot>& inside) {
  const auto* comparison = std::get_if<parser::Comparison>(&predicate.ast->node);
  if (!comparison || comparison->rest.size() != 1 ||
      comparison->rest.front().first != parser::Comparator::kEqual || !predicate.locals.empty() ||
      !predicate.subplans.empty() || varies(predicate)) {
    return std::nullopt;
  }
  BoundExpression outer = part_of(predicate, comparison->first);
  BoundExpression inner = part_of(predicate, comparison->rest.front().second);
  const auto is_inside = [&](Slot slot) { return inside.contains(slot); };
  if (std::ranges::any_of(outer.uses, is_inside)) std::swap(outer, inner);
  if (std::ranges::any_of(outer.uses, is_inside) || inner.uses.empty() ||
      !std::ranges::all_of(inner.uses, is_inside)) {
    return std::nullopt;
  }
  return JoinEquation{predicate, std::move(outer), std::move(inner)};
}

bool is_found(const Plan& plan, Slot slot) {
  for (const Plan* at = &plan; at; at = at->input.get()) {
    const auto found = found_slots(*at);
    if (found && found->contains(slot)) return true;
  }
  return false;
}

/// Whether the expression is a property of what a pattern has found, or of less: no value fails.
bool is_safe(const BoundExpression& bound, const Plan& join) {
  const auto is_read = [&](const parser::Expression& expression) {
    return bound.reads.contains(&expression);
  };
  if (is_read(*bound.ast)) return true;
  const auto* access = std::get_if<parser::PropertyAccess>(&bound.ast->node);
  return access && is_read(*access->object) && is_found(join, bound.reads.at(access->object.get()));
}

/// Takes the equations among the filters that stand on a join; `filters` holds their places from
/// the top down. What may fail is asked of all pairs only where it was before: where it is the
/// first to be asked.
void take_equations(Plan& plan, const std::vector<PlanPtr*>& filters) {
  const std::set<Slot> inside = found_inside(std::get<Join>(plan.node));
  bool is_first = true;
  for (auto place = filters.rbegin(); place != filters.rend(); ++place) {
    auto equation = as_equation(std::get<Filter>((**place)->node).predicate, inside);
    const bool is_taken =
        equation &&
        (is_first || (is_safe(equation->outer, plan) && is_safe(equation->inner, plan)));
    is_first = false;
    if (!is_taken) continue;
    std::get<Join>(plan.node).equations.push_back(std::move(*equation));
    PlanPtr below = std::move((**place)->input);
    **place = std::move(below);
  }
}

}  // namespace

void take_equations(PlanPtr& plan) {
  std::vector<PlanPtr*> filters;
  for (Plan *at = nullptr, *next = plan.get(); next; next = at->input.get()) {
    PlanPtr& place = at ? at->input : plan;
    at = next;
    if (std::holds_alternative<Filter>(at->node)) {
      filters.push_back(&place);
      continue;
    }
    if (std::holds_alternative<Join>(at->node)) take_equations(*at, filters);
    filters.clear();
  }
}

}  // namespace newsgraph::planner
