#include "query/planner/plan_text.h"

#include "newsgraph/query/planner/explain.h"
#include "query/query_table.h"

namespace newsgraph {

std::string plan_text(const Graph& graph, std::string_view query,
                      const planner::PlannerOptions& options) {
  std::string text;
  const planner::PlannedQuery plan = plan_of(graph, query, options);
  for (const planner::ExplainedOperator& each : planner::explain(plan)) {
    text += each.indented_name() + (each.details.empty() ? "" : " " + each.details) + "\n";
  }
  return text;
}

}  // namespace newsgraph
