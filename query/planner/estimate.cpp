#include "newsgraph/query/planner/estimate.h"

#include <algorithm>
#include <cmath>

#include "newsgraph/query/planner/plan_slots.h"
#include "newsgraph/query/planner/sought_nodes.h"
#include "newsgraph/query/planner/synthesis.h"

namespace newsgraph::planner {
namespace {

/// Of what a list or a procedure gives, when nothing is known.
constexpr double kListSize = 10;
/// Of conditions that are no equations (Selinger et al. 1979, for open ranges).
constexpr double kConditionSelectivity = 1.0 / 3;

/// More are as good as endless; every integer up to here is a double.
constexpr double kMostRows = 1e15;

/// The operator, here or further down, that finds the slot; null when it comes from elsewhere.
const Plan* finder(const Plan& plan, Slot slot) {
  for (const Plan* at = &plan; at; at = at->input.get()) {
    const auto found = found_slots(*at);
    if (!found || !found->contains(slot)) continue;
    const auto* join = std::get_if<Join>(&at->node);
    return join ? finder(*join->inner, slot) : at;
  }
  return nullptr;
}

/// Whether the operator is a step that ends in the slot. What is asked of the end alone is a part
/// of the step's growth (pattern_order.h).
bool is_step_to(const Plan& plan, Slot slot) {
  const auto* step = std::get_if<Expand>(&plan.node);
  const auto* walk = std::get_if<VariableExpand>(&plan.node);
  return (step && step->to == slot) || (walk && walk->to == slot);
}

/// Share of the rows for which a property of what lies in a slot equals a value.
double equality_selectivity(const Plan& input, Slot slot, const std::string& key, bool alone,
                            const CostModel& cost) {
  const Plan* found = finder(input, slot);
  if (!found) return kEqualitySelectivity;
  if (alone && is_step_to(*found, slot)) return 1;
  if (const auto* scan = std::get_if<LabelScan>(&found->node)) {
    return cost.equality_selectivity({scan->label}, key);
  }
  if (std::holds_alternative<AllNodesScan>(found->node)) return cost.equality_selectivity({}, key);
  return kEqualitySelectivity;
}

/// Whether the slot has the relationship of the step that only filters lie above. All that its
/// equations let through is a part of the step's growth.
bool is_of_step_below(const Plan& input, Slot slot) {
  const Plan* at = &input;
  while (at && std::holds_alternative<Filter>(at->node)) at = at->input.get();
  const auto* step = at ? std::get_if<Expand>(&at->node) : nullptr;
  return step && !step->bound && step->relationship == slot;
}

double selectivity(const Plan& input, const BoundExpression& predicate, const CostModel& cost) {
  for (const PropertyEquation& equation : as_property_equations(predicate.ast)) {
    const auto variable = predicate.reads.find(equation.variable_node);
    if (variable != predicate.reads.end() && is_of_step_below(input, variable->second)) return 1;
  }
  for (const SoughtNodes& sought : as_sought_nodes(predicate.ast)) {
    const auto variable = predicate.reads.find(sought.variable_node);
    if (variable == predicate.reads.end()) continue;
    const double one = sought.by == SoughtNodes::By::kProperty
                           ? equality_selectivity(input, variable->second, sought.key,
                                                  predicate.uses.size() == 1, cost)
                           : 1 / std::max(1.0, cost.all_nodes());
    return std::min(1.0, one * sought.value_count());
  }
  if (const auto* test = std::get_if<parser::LabelTest>(&predicate.ast->node)) {
    const auto read = predicate.reads.find(test->object.get());
    const Plan* found = read == predicate.reads.end() ? nullptr : finder(input, read->second);
    if (found && is_step_to(*found, read->second)) return 1;
  }
  if (const auto* comparison = std::get_if<parser::Comparison>(&predicate.ast->node)) {
    if (comparison->rest.front().first == parser::Comparator::kEqual) return kEqualitySelectivity;
  }
  return kConditionSelectivity;
}

/// The number that a literal says; `otherwise` for anything that shows only at run time.
double number(const BoundExpression& count, double otherwise) {
  if (!count) return 0;
  const auto* literal = std::get_if<parser::Literal>(&count.ast->node);
  return literal && literal->value.is_integer() ? literal->value.as_number() : otherwise;
}

double list_size(const BoundExpression& list) {
  const auto* literal = std::get_if<parser::ListLiteral>(&list.ast->node);
  return literal ? static_cast<double>(literal->items.size()) : kListSize;
}

/// Rows of an operator from those of its input.
class Estimator {
 public:
  Estimator(const Plan& plan, double input, const CostModel& cost)
      : plan_(plan), input_(input), cost_(cost) {}

  double operator()(const Argument&) const { return 1; }
  double operator()(const AllNodesScan&) const { return grown(); }
  double operator()(const LabelScan&) const { return grown(); }
  double operator()(const IndexSeek&) const { return grown(); }
  double operator()(const NodeByIdSeek&) const { return grown(); }
  double operator()(const Expand&) const { return grown(); }
  double operator()(const VariableExpand&) const { return grown(); }
  double operator()(const Filter& node) const {
    return input_ * selectivity(*plan_.input, node.predicate, cost_);
  }
  double operator()(const Optional& node) const {
    return input_ * std::max(1.0, node.inner->estimated_rows);
  }
  double operator()(const Join& node) const {
    double rows = input_ * node.inner->estimated_rows;
    for (const JoinEquation& equation : node.equations) {
      rows *= selectivity(plan_, equation.predicate, cost_);
    }
    return rows;
  }
  double operator()(const Unwind& node) const { return input_ * list_size(node.list); }
  double operator()(const Aggregate& node) const {
    return node.keys.empty() ? 1 : std::sqrt(input_);
  }
  double operator()(const Distinct&) const { return std::sqrt(input_); }
  double operator()(const Top& node) const {
    return std::min(input_, number(node.count, input_) + number(node.skip, 0));
  }
  double operator()(const Skip& node) const {
    return std::max(0.0, input_ - number(node.count, 0));
  }
  double operator()(const Limit& node) const {
    return std::min(input_, number(node.count, input_));
  }
  double operator()(const Union& node) const {
    double rows = 0;
    for (const Union::Branch& branch : node.branches) rows += branch.plan->estimated_rows;
    return rows;
  }
  double operator()(const CallProcedure& node) const {
    return node.yields.empty() ? input_ : input_ * kListSize;
  }
  double operator()(const Merge& node) const {
    return input_ * std::max(1.0, node.match->estimated_rows);
  }
  template <class Node>
  double operator()(const Node&) const {
    return input_;
  }

 private:
  double grown() const { return input_ * plan_.growth; }

  const Plan& plan_;
  double input_;
  const CostModel& cost_;
};

}  // namespace

void estimate_rows(Plan& plan, const CostModel& cost) {
  if (plan.input) estimate_rows(*plan.input, cost);
  for_each_inner(plan, [&](PlanPtr& inner) { estimate_rows(*inner, cost); });
  const double input = plan.input ? plan.input->estimated_rows : 1;
  const double rows = std::visit(Estimator(plan, input, cost), plan.node);
  plan.estimated_rows = rows < kMostRows ? std::max(rows, 0.0) : kMostRows;
}

}  // namespace newsgraph::planner
