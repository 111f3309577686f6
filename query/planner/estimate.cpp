#include "newsgraph/query/planner/estimate.h"

#include <algorithm>
#include <cmath>

#include "newsgraph/query/planner/cost.h"
#include "newsgraph/query/planner/rules/rules.h"

namespace newsgraph::planner {
namespace {

/// Of what a list or a procedure gives, when nothing is known.
constexpr double kListSize = 10;
/// Of conditions that are no equations (Selinger et al. 1979, for open ranges).
constexpr double kConditionSelectivity = 1.0 / 3;

/// More are as good as endless; every integer up to here is a double.
constexpr double kMostRows = 1e15;

double selectivity(const parser::Expression& predicate) {
  if (const auto* comparison = std::get_if<parser::Comparison>(&predicate.node)) {
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
  Estimator(const Plan& plan, double input) : plan_(plan), input_(input) {}

  double operator()(const Argument&) const { return 1; }
  double operator()(const AllNodesScan&) const { return grown(); }
  double operator()(const LabelScan&) const { return grown(); }
  double operator()(const IndexSeek&) const {
    return std::max(input_, grown() * kEqualitySelectivity);
  }
  double operator()(const Expand&) const { return grown(); }
  double operator()(const VariableExpand&) const { return grown(); }
  double operator()(const Filter& node) const { return input_ * selectivity(*node.predicate.ast); }
  double operator()(const Optional& node) const {
    return input_ * std::max(1.0, node.inner->estimated_rows);
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
};

}  // namespace

void estimate_rows(Plan& plan) {
  if (plan.input) estimate_rows(*plan.input);
  for_each_inner(plan, [](PlanPtr& inner) { estimate_rows(*inner); });
  const double input = plan.input ? plan.input->estimated_rows : 1;
  const double rows = std::visit(Estimator(plan, input), plan.node);
  plan.estimated_rows = rows < kMostRows ? std::max(rows, 0.0) : kMostRows;
}

}  // namespace newsgraph::planner
