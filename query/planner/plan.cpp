#include "newsgraph/query/planner/plan.h"

namespace newsgraph::planner {

std::vector<const Plan*> inner_plans(const Plan& plan) {
  if (const auto* optional = std::get_if<Optional>(&plan.node)) return {optional->inner.get()};
  if (const auto* join = std::get_if<Join>(&plan.node)) return {join->inner.get()};
  if (const auto* merge = std::get_if<Merge>(&plan.node)) return {merge->match.get()};
  if (const auto* foreach = std::get_if<Foreach>(&plan.node)) return {foreach->inner.get()};
  std::vector<const Plan*> branches;
  if (const auto* all = std::get_if<Union>(&plan.node)) {
    for (const Union::Branch& branch : all->branches) branches.push_back(branch.plan.get());
  }
  return branches;
}

}  // namespace newsgraph::planner
