#include "newsgraph/query/execution/batch/build/needs.h"

#include "newsgraph/query/planner/plan_slots.h"

namespace newsgraph::execution::batch {

using planner::Slot;

Needs Needs::with(const std::set<Slot>& more) const {
  Needs needs = *this;
  needs.slots.insert(more.begin(), more.end());
  return needs;
}

Needs Needs::with(const planner::BoundExpression& expression) const {
  const Needs needs = with(expression.uses);
  return planner::varies(expression) ? needs.row_by_row() : needs;
}

Needs Needs::row_by_row() const {
  Needs needs = *this;
  needs.duplicates_matter = true;
  needs.may_count = false;
  return needs;
}

Needs Needs::without(std::initializer_list<Slot> less) const {
  Needs needs = *this;
  for (const Slot slot : less) needs.slots.erase(slot);
  return needs;
}

CarefulInput careful(Pipeline& input) {
  Slots slots;
  for (const auto& [slot, kind] : input.layout) slots.push_back(slot);
  return {std::move(input.top), std::move(slots)};
}

Slots carried(const Layout& layout, const Needs& needs) {
  Slots slots;
  for (const auto& [slot, kind] : layout) {
    if (needs.slots.contains(slot)) slots.push_back(slot);
  }
  return slots;
}

Layout restricted(const Layout& layout, const Needs& needs) {
  Layout part;
  for (const auto& [slot, kind] : layout) {
    if (needs.slots.contains(slot)) part.emplace(slot, kind);
  }
  return part;
}

Needs with_filters(Needs needs, const std::vector<const planner::Plan*>& plans) {
  for (const planner::Plan* plan : plans) {
    if (std::holds_alternative<planner::Filter>(plan->node))
      needs = needs.with(predicate_of(*plan));
  }
  return needs;
}

}  // namespace newsgraph::execution::batch
