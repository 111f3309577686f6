#include "newsgraph/query/planner/rules/rules.h"

namespace newsgraph::planner {

void apply_improvements(PlanPtr& plan, const Knowledge& knowledge, const PlannerOptions& options) {
  if (options.push_filters) sink_filters(plan, knowledge);
  take_equations(plan, knowledge);
  if (options.use_indexes) use_indexes(plan, knowledge);
  if (options.use_top) use_top(plan);
  if (options.late_paths) {
    use_lengths(*plan);
    raise_paths(plan);
  }
  for (Plan* at = plan.get(); at; at = at->input.get()) {
    for_each_inner(*at, [&](PlanPtr& inner) {
      apply_improvements(inner, knowledge_above(*at, knowledge), options);
    });
  }
}

void apply_rules(PlanPtr& plan, const Knowledge& knowledge, const PlannerOptions& options) {
  apply_improvements(plan, knowledge, options);
  insert_eager(plan);
}

}  // namespace newsgraph::planner
