// Joins: which side is kept, and what is compared in which kind.
#include "newsgraph/query/execution/batch/build/builder.h"
#include "newsgraph/query/execution/batch/joins/join_keys.h"

namespace newsgraph::execution::batch {
namespace {

/// Whether somebody has put the rows in order.
bool is_ordered(const planner::Plan& plan) {
  return std::holds_alternative<planner::Sort>(plan.node) ||
         std::holds_alternative<planner::Top>(plan.node) || (plan.input && is_ordered(*plan.input));
}

}  // namespace

bool has_fewer_outer_rows(const planner::Plan& plan, const planner::Join& join) {
  return plan.input->estimated_rows < join.inner->estimated_rows;
}

Builder::Made Builder::build_alone(const Plan& plan, const Needs& needs) {
  const auto outer = std::exchange(outer_, std::nullopt);
  auto share = std::exchange(share_, std::nullopt);
  Made made = build(plan, needs);
  outer_ = outer;
  share_ = std::move(share);
  return made;
}

Builder::Made Builder::make(const Plan& plan, const planner::Join& node, const Needs& needs) {
  Needs outer_needs = needs, inner_needs = needs;
  for (const planner::JoinEquation& equation : node.equations) {
    outer_needs = outer_needs.with(equation.outer);
    inner_needs = inner_needs.with(equation.inner);
  }
  Made outer = build(*plan.input, outer_needs);
  Made inner = outer ? build_alone(*node.inner, inner_needs) : std::nullopt;
  if (!inner) return inner;
  JoinParts parts{.inner = careful(*inner)};
  bool is_safe = true;
  for (const planner::JoinEquation& equation : node.equations) {
    ExpressionPtr left = compile(equation.outer, outer->layout);
    ExpressionPtr right = compile(equation.inner, inner->layout);
    if (!left || !right) return std::nullopt;
    is_safe = is_safe && left->is_safe() && right->is_safe();
    parts.kinds.push_back(meeting_kind(left->kind(), right->kind()));
    parts.outer_values.push_back(std::move(left));
    parts.inner_values.push_back(std::move(right));
  }
  parts.outer_carried = carried(outer->layout, needs);
  parts.inner_carried = carried(inner->layout, needs);
  parts.keeps_order = outer_ || (needs.in_order && (share_ || is_ordered(*plan.input)));
  // What may fail is computed of outer rows only when there are inner ones.
  parts.keeps_outer = !parts.keeps_order && is_safe && has_fewer_outer_rows(plan, node);
  parts.may_count = needs.may_count;
  parts.needs_every_row = needs.duplicates_matter && !needs.may_count;
  Layout layout = restricted(outer->layout, needs);
  layout.merge(restricted(inner->layout, needs));
  return Pipeline{make_join(careful(*outer), execution_, std::move(parts)), std::move(layout)};
}

}  // namespace newsgraph::execution::batch
