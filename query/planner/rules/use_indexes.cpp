#include "newsgraph/query/planner/expression_walk.h"
#include "newsgraph/query/planner/plan_slots.h"
#include "newsgraph/query/planner/rules/rules.h"
#include "newsgraph/query/planner/sought_nodes.h"

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

/// What scans nodes: its slot, and the label that they have, if they have to have one.
struct NodeScan {
  Slot node;
  std::string label;
};
std::optional<NodeScan> as_node_scan(const Plan& plan) {
  if (const auto* all = std::get_if<AllNodesScan>(&plan.node)) return NodeScan{all->node, {}};
  if (const auto* labelled = std::get_if<LabelScan>(&plan.node)) {
    return NodeScan{labelled->node, labelled->label};
  }
  return std::nullopt;
}

bool has_index(const Graph& graph, const std::string& label_name, const std::string& key_name) {
  const auto label = graph.find_label(label_name);
  const auto key = graph.find_key(key_name);
  return label && key && graph.has_index(*label, *key);
}

/// The seek that does the work of the scan and the filter together: by id, or by an index that the
/// graph has.
std::optional<Plan::Node> as_seek(const NodeScan& scan, const Filter& filter, const Graph& graph) {
  const BoundExpression& predicate = filter.predicate;
  if (!predicate.locals.empty() || !predicate.subplans.empty() || varies(predicate)) {
    return std::nullopt;
  }
  for (const SoughtNodes& sought : as_sought_nodes(predicate.ast)) {
    const auto variable = predicate.reads.find(sought.variable_node);
    if (variable == predicate.reads.end() || variable->second != scan.node) continue;
    if (reads_slot(predicate, *sought.value, scan.node)) continue;
    BoundExpression value = predicate;
    value.ast = sought.value;
    value.uses.erase(scan.node);
    if (sought.by != SoughtNodes::By::kProperty) {
      const bool as_text = sought.by == SoughtNodes::By::kElementId;
      return NodeByIdSeek{scan.node, scan.label, std::move(value), sought.any_of, as_text};
    }
    if (!has_index(graph, scan.label, sought.key)) continue;
    return IndexSeek{scan.node, scan.label, sought.key, std::move(value), sought.any_of};
  }
  return std::nullopt;
}

/// Tries the filters that stand directly on the scan at `scan_place`; `filters` holds their places
/// from the top down. What may fail is looked up only where it is asked first as it is.
void use_index(PlanPtr& scan_place, const std::vector<PlanPtr*>& filters,
               const Knowledge& knowledge) {
  const NodeScan scan = *as_node_scan(*scan_place);
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
    if (as_node_scan(**at) && !filters.empty()) {
      use_index(*at, filters, knowledge_above(**at, knowledge));
      // The filter that owned `at` may be gone; the first filter's place is still there.
      at = filters.front();
      while (std::holds_alternative<Filter>((*at)->node)) at = &(*at)->input;
    }
    filters.clear();
  }
}

}  // namespace newsgraph::planner
