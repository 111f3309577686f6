#include "newsgraph/query/planner/plan_slots.h"
#include "newsgraph/query/planner/rules/rules.h"

namespace newsgraph::planner {
namespace {

bool speaks_of(const Plan& plan, Slot slot) {
  std::set<Slot> slots;
  collect_own_slots(plan, slots);
  return slots.contains(slot);
}

/// Moves the BindPath at `*places.back()`, whose place and those above it are given from the top
/// down, above the highest operator that leaves rows out and can do so without the path. False when
/// there is none.
bool raise(const std::vector<PlanPtr*>& places) {
  const Slot path = std::get<BindPath>((*places.back())->node).path;
  PlanPtr* target = nullptr;
  for (std::size_t i = places.size() - 1; i-- > 0;) {
    const Plan& above = **places[i];
    if (!is_one_of<Filter, Project, BindPath, PathLength, Sort, Top, Skip, Limit>(above)) break;
    if (speaks_of(above, path)) break;
    if (is_one_of<Top, Limit>(above)) target = places[i];
  }
  if (!target) return false;
  PlanPtr bind = std::move(*places.back());
  *places.back() = std::move(bind->input);
  bind->input = std::move(*target);
  *target = std::move(bind);
  return true;
}

bool raise_one(PlanPtr& plan) {
  std::vector<PlanPtr*> places;
  for (PlanPtr* at = &plan; *at; at = &(*at)->input) {
    places.push_back(at);
    if (std::holds_alternative<BindPath>((*at)->node) && raise(places)) return true;
  }
  return false;
}

}  // namespace

void raise_paths(PlanPtr& plan) {
  while (raise_one(plan)) {
  }
}

}  // namespace newsgraph::planner
