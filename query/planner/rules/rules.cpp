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

}  // namespace newsgraph::planner
