#include <algorithm>

#include "newsgraph/query/planner/plan_slots.h"
#include "newsgraph/query/planner/rules/rules.h"

namespace newsgraph::planner {
namespace {

bool disjoint(const std::set<Slot>& left, const std::set<Slot>& right) {
  return std::none_of(left.begin(), left.end(), [&](Slot slot) { return right.contains(slot); });
}

/// Where the plan inside a join is, if the condition can be tested there.
PlanPtr* inside_join(Plan& plan, const std::set<Slot>& found, const BoundExpression& predicate) {
  auto* join = std::get_if<Join>(&plan.node);
  const bool belongs = join && std::ranges::includes(found, predicate.uses);
  return belongs ? &join->inner : nullptr;
}

/// The lowest place from which on nothing finds what the condition speaks of; null when that is
/// where it is. What varies is asked anew of every row there was, so it stays; and so does what may
/// fail, behind the conditions and the steps that guard it.
PlanPtr* lowest_place(PlanPtr& from, const BoundExpression& predicate, const Knowledge& knowledge) {
  if (varies(predicate) || !is_safe(predicate, knowledge_above(*from, knowledge))) return nullptr;
  PlanPtr* target = nullptr;
  for (PlanPtr* at = &from; (*at)->input;) {
    PlanPtr* next = &(*at)->input;
    if (!std::holds_alternative<Filter>((*at)->node)) {
      const auto found = found_slots(**at);
      if (!found) break;
      if (!disjoint(*found, predicate.uses)) next = inside_join(**at, *found, predicate);
      if (!next) break;
      target = next;
    }
    at = next;
  }
  return target;
}

/// Moves the filter at `place` below every operator whose finds it does not speak of. Filters that
/// end up side by side keep the order of the text.
void sink(PlanPtr& place, const Knowledge& knowledge) {
  PlanPtr* target = lowest_place(place->input, std::get<Filter>(place->node).predicate, knowledge);
  if (!target) return;
  PlanPtr filter = std::move(place);
  PlanPtr above = std::move(filter->input);
  filter->input = std::move(*target);
  *target = std::move(filter);
  place = std::move(above);
}

}  // namespace

void sink_filters(PlanPtr& plan, const Knowledge& knowledge) {
  std::vector<PlanPtr*> places;
  for (PlanPtr* at = &plan; *at; at = &(*at)->input) places.push_back(at);
  // From the bottom, so that what lies below has settled. Moving a filter keeps all places above
  // it; the place itself then holds the next operator down, which has been seen already.
  for (auto place = places.rbegin(); place != places.rend(); ++place) {
    if (**place && std::holds_alternative<Filter>((**place)->node)) sink(**place, knowledge);
  }
}

}  // namespace newsgraph::planner
