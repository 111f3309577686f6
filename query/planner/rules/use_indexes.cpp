#include "newsgraph/query/planner/expression_walk.h"
#include "newsgraph/query/planner/plan_slots.h"
#include "newsgraph/query/planner/rules/rules.h"
#include "newsgraph/query/planner/synthesis.h"

namespace newsgraph::planner {
namespace {

bool reads_slot(const BoundExpression& bound, const parser::Expression& expression, Slot slot) {
  const auto read = bound.reads.find(&expression);
  if (read != bound.reads.end() && read->second == slot) return true;
  bool found = false;
  for_each_operand(expression, [&](const parser::ExpressionPtr& operand) {
    found = found || reads_slot(bound, *operand, slot);
  });
  return found;
}

/// The seek that does the work of `scan` and `filter` together, if the graph has the index.
std::optional<IndexSeek> as_seek(const LabelScan& scan, const Filter& filter, const Graph& graph) {
  const BoundExpression& predicate = filter.predicate;
  if (!predicate.locals.empty() || !predicate.subplans.empty() || varies(predicate)) {
    return std::nullopt;
  }
  for (const PropertyEquation& equation : as_property_equations(predicate.ast)) {
    const auto variable = predicate.reads.find(equation.variable_node);
    if (variable == predicate.reads.end() || variable->second != scan.node) continue;
    if (reads_slot(predicate, *equation.value, scan.node)) continue;
    const auto label = graph.find_label(scan.label);
    const auto key = graph.find_key(equation.key);
    if (!label || !key || !graph.has_index(*label, *key)) continue;
    BoundExpression value = predicate;
    value.ast = equation.value;
    value.uses.erase(scan.node);
    return IndexSeek{scan.node, scan.label, equation.key, std::move(value)};
  }
  return std::nullopt;
}

/// Tries the filters that stand directly on the scan at `scan_place`; `filters` holds their places
/// from the top down. What may fail is looked up only where it is asked first as it is.
void use_index(PlanPtr& scan_place, const std::vector<PlanPtr*>& filters,
               const Knowledge& knowledge) {
  const auto& scan = std::get<LabelScan>(scan_place->node);
  for (auto place = filters.rbegin(); place != filters.rend(); ++place) {
    const auto& filter = std::get<Filter>((**place)->node);
    auto seek = as_seek(scan, filter, knowledge.graph);
    const bool is_first = place == filters.rbegin();
    if (!seek || (!is_first && !is_safe(filter.predicate, knowledge))) continue;
    scan_place->node = std::move(*seek);
    PlanPtr below = std::move((**place)->input);
    **place = std::move(below);
    return;
  }
}

}  // namespace

void use_indexes(PlanPtr& plan, const Knowledge& knowledge) {
  std::vector<PlanPtr*> filters;
  for (PlanPtr* at = &plan; *at; at = &(*at)->input) {
    if (std::holds_alternative<Filter>((*at)->node)) {
      filters.push_back(at);
      continue;
    }
    if (std::holds_alternative<LabelScan>((*at)->node) && !filters.empty()) {
      use_index(*at, filters, knowledge_above(**at, knowledge));
      // The filter that owned `at` may be gone; the first filter's place is still there.
      at = filters.front();
      while (std::holds_alternative<Filter>((*at)->node)) at = &(*at)->input;
    }
    filters.clear();
  }
}

}  // namespace newsgraph::planner
