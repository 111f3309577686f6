#include <algorithm>

#include "newsgraph/query/planner/plan_slots.h"
#include "newsgraph/query/planner/rules/rules.h"
#include "newsgraph/query/planner/synthesis.h"

namespace newsgraph::planner {
namespace {

/// The condition as an equation between what is known outside a join and what it finds.
std::optional<JoinEquation> as_join_equation(const BoundExpression& predicate,
                                             const std::set<Slot>& inside) {
  const auto equation = planner::as_equation(*predicate.ast);
  if (!equation || !predicate.locals.empty() || !predicate.subplans.empty() || varies(predicate)) {
    return std::nullopt;
  }
  BoundExpression outer = part_of(predicate, equation->left);
  BoundExpression inner = part_of(predicate, equation->right);
  const auto is_inside = [&](Slot slot) { return inside.contains(slot); };
  if (std::ranges::any_of(outer.uses, is_inside)) std::swap(outer, inner);
  if (std::ranges::any_of(outer.uses, is_inside) || inner.uses.empty() ||
      !std::ranges::all_of(inner.uses, is_inside)) {
    return std::nullopt;
  }
  return JoinEquation{predicate, std::move(outer), std::move(inner)};
}

/// `r <> s` of two variables, as relationships of one pattern are asked to differ. A side of an
/// equation, which speaks of one of them at most, is not guarded by that.
bool tells_apart(const BoundExpression& predicate) {
  const auto comparison = as_comparison(*predicate.ast);
  return comparison && comparison->comparator == parser::Comparator::kNotEqual &&
         predicate.reads.contains(comparison->left.get()) &&
         predicate.reads.contains(comparison->right.get());
}

/// Takes the equations among the filters that stand on a join; `filters` holds their places from
/// the top down. What may fail is asked of all pairs only where it was before: where it is the
/// first to be asked.
void take_equations(Plan& plan, const std::vector<PlanPtr*>& filters, const Knowledge& knowledge) {
  const std::set<Slot> inside = found_inside(std::get<Join>(plan.node));
  bool is_first = true;
  for (auto place = filters.rbegin(); place != filters.rend(); ++place) {
    const BoundExpression& predicate = std::get<Filter>((**place)->node).predicate;
    auto equation = as_join_equation(predicate, inside);
    const bool is_taken = equation && (is_first || is_safe(predicate, knowledge));
    is_first = is_first && tells_apart(predicate);
    if (!is_taken) continue;
    std::get<Join>(plan.node).equations.push_back(std::move(*equation));
    PlanPtr below = std::move((**place)->input);
    **place = std::move(below);
  }
}

}  // namespace

void take_equations(PlanPtr& plan, const Knowledge& knowledge) {
  std::vector<PlanPtr*> filters;
  for (Plan *at = nullptr, *next = plan.get(); next; next = at->input.get()) {
    PlanPtr& place = at ? at->input : plan;
    at = next;
    if (std::holds_alternative<Filter>(at->node)) {
      filters.push_back(&place);
      continue;
    }
    if (std::holds_alternative<Join>(at->node)) {
      take_equations(*at, filters, knowledge_above(*at, knowledge));
    }
    filters.clear();
  }
}

}  // namespace newsgraph::planner
