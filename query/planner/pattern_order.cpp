#include "newsgraph/query/planner/pattern_order.h"

#include "newsgraph/query/planner/pattern_search.h"

namespace newsgraph::planner {
namespace {

/// Finds the best way to find each part that hangs on nothing.
void plan_parts(PatternSetting& setting) {
  for (PatternComponent& component : components_of(setting.graph)) {
    PatternSetting::Part part{std::move(component)};
    for (const std::size_t node : part.members.nodes) {
      PatternSearch search = PatternSearch::alone(setting, node);
      search.walk_on();
      if (!part.actions.empty() && search.total() >= part.total) continue;
      part.total = search.total();
      part.rows = search.rows();
      part.actions = search.actions();
    }
    setting.parts.push_back(std::move(part));
  }
  setting.part_of.assign(setting.graph.nodes.size(), nullptr);
  for (const PatternSetting::Part& part : setting.parts) {
    for (const std::size_t node : part.members.nodes) setting.part_of[node] = &part;
  }
}

}  // namespace

std::vector<PatternAction> order_pattern(const PatternGraph& graph, const CostModel& cost,
                                         std::optional<double> input_rows, bool always_join) {
  // Trying every start takes time cubic in the size of the pattern.
  constexpr std::size_t kLarge = 24;
  PatternSetting setting{graph, &cost, equations_of(graph), equations_of_relationships(graph)};
  setting.always_join = always_join;
  if (input_rows && graph.nodes.size() <= kLarge) plan_parts(setting);
  const double rows = input_rows.value_or(1);
  const PatternSearch search(setting, rows, rows == 1);
  if (!search.begins_with_start() || graph.nodes.size() > kLarge)
    return PatternSearch(search).run();
  std::optional<std::vector<PatternAction>> best;
  double least = 0;
  for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
    if (search.is_known(node)) continue;
    PatternSearch from_here = search;
    from_here.start_at(node);
    std::vector<PatternAction> actions = from_here.run();
    if (best && from_here.total() >= least) continue;
    least = from_here.total();
    best = std::move(actions);
  }
  return *best;
}

std::vector<PatternAction> order_as_written(const PatternGraph& graph) {
  const PatternSetting setting{graph, nullptr, equations_of(graph), {}};
  return PatternSearch(setting, 1, true).run();
}

}  // namespace newsgraph::planner
