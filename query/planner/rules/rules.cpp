#include "newsgraph/query/planner/rules/rules.h"

namespace newsgraph::planner {

void apply_improvements(PlanPtr& plan, const Graph& graph, const PlannerOptions& options) {
  if (options.push_filters) sink_filters(plan);
  take_equations(plan);
  if (options.use_indexes) use_indexes(plan, graph);
  if (options.use_top) use_top(plan);
  if (options.late_paths) {
    use_lengths(*plan);
    raise_paths(plan);
  }
  for (Plan* at = plan.get(); at; at = at->input.get()) {
    for_each_inner(*at, [&](PlanPtr& inner) { apply_improvements(inner, graph, options); });
  }
}

void apply_rules(PlanPtr& plan, const Graph& graph, const PlannerOptions& options) {
  apply_improvements(plan, graph, options);
  insert_eager(plan);
}

void for_each_inner(Plan& plan, const std::function<void(PlanPtr&)>& visit) {
  if (auto* optional = std::get_if<Optional>(&plan.node)) visit(optional->inner);
  if (auto* join = std::get_if<Join>(&plan.node)) visit(join->inner);
  if (auto* merge = std::get_if<Merge>(&plan.node)) visit(merge->match);
  if (auto* foreach = std::get_if<Foreach>(&plan.node)) visit(foreach->inner);
  if (auto* all = std::get_if<Union>(&plan.node)) {
    for (Union::Branch& branch : all->branches) visit(branch.plan);
  }
}

}  // namespace newsgraph::planner
