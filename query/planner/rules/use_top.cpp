#include "newsgraph/query/planner/rules/rules.h"

namespace newsgraph::planner {

void use_top(PlanPtr& plan) {
  for (PlanPtr* at = &plan; *at; at = &(*at)->input) {
    auto* limit = std::get_if<Limit>(&(*at)->node);
    if (!limit) continue;
    PlanPtr& below = (*at)->input;
    Skip* skip = std::get_if<Skip>(&below->node);
    PlanPtr& sort_place = skip ? below->input : below;
    auto* sort = std::get_if<Sort>(&sort_place->node);
    if (!sort) continue;
    Top top{std::move(sort->keys), std::move(limit->count), skip ? skip->count : BoundExpression{}};
    sort_place->node = std::move(top);
    PlanPtr rest = std::move(below);
    *at = std::move(rest);
  }
}

}  // namespace newsgraph::planner
