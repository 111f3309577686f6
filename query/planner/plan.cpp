#include "newsgraph/query/planner/plan.h"

namespace newsgraph::planner {

void for_each_inner(Plan& plan, const std::function<void(PlanPtr&)>& visit) {
  if (auto* optional = std::get_if<Optional>(&plan.node)) visit(optional->inner);
  if (auto* join = std::get_if<Join>(&plan.node)) visit(join->inner);
  if (auto* merge = std::get_if<Merge>(&plan.node)) visit(merge->match);
  if (auto* foreach = std::get_if<Foreach>(&plan.node)) visit(foreach->inner);
  if (auto* all = std::get_if<Union>(&plan.node)) {
    for (Union::Branch& branch : all->branches) visit(branch.plan);
  }
}

std::vector<const Plan*> inner_plans(const Plan& plan) {
  std::vector<const Plan*> plans;
  // Nothing is changed.
  for_each_inner(const_cast<Plan&>(plan), [&](PlanPtr& inner) { plans.push_back(inner.get()); });
  return plans;
}

bool writes_graph(const Plan& plan) {
  return is_one_of<Create, SetProperties, Merge, Remove, Delete, Foreach>(plan);
}

}  // namespace newsgraph::planner
