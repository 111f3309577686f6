#include <algorithm>

#include "newsgraph/query/planner/plan_slots.h"
#include "newsgraph/query/planner/rules/rules.h"

namespace newsgraph::planner {
namespace {

bool disjoint(const std::set<Slot>& left, const std::set<Slot>& right) {
  return std::none_of(left.begin(), left.end(), [&](Slot slot) { return right.contains(slot); });
}

/// Moves the filter at `place` below every operator whose finds it does not speak of. Filters that
/// end up side by side keep the order of the text.
void sink(PlanPtr& place) {
  const std::set<Slot> uses = std::get<Filter>(place->node).predicate.uses;
  PlanPtr* target = nullptr;
  for (PlanPtr* at = &place->input; (*at)->input; at = &(*at)->input) {
    if (std::holds_alternative<Filter>((*at)->node)) continue;
    const auto found = found_slots(**at);
    if (!found || !disjoint(*found, uses)) break;
    target = &(*at)->input;
  }
  if (!target) return;
  PlanPtr filter = std::move(place);
  PlanPtr above = std::move(filter->input);
  filter->input = std::move(*target);
  *target = std::move(filter);
  place = std::move(above);
}

}  // namespace

void sink_filters(PlanPtr& plan) {
  std::vector<PlanPtr*> places;
  for (PlanPtr* at = &plan; *at; at = &(*at)->input) places.push_back(at);
  // From the bottom, so that what lies below has settled. Moving a filter keeps all places above
  // it; the place itself then holds the next operator down, which has been seen already.
  for (auto place = places.rbegin(); place != places.rend(); ++place) {
    if (**place && std::holds_alternative<Filter>((**place)->node)) sink(**place);
  }
}

}  // namespace newsgraph::planner
