// Steps whose ends are only counted, but for a condition that they differ from what is known.
#include <algorithm>

#include "newsgraph/query/execution/batch/build/builder.h"
#include "newsgraph/query/planner/plan_slots.h"

namespace newsgraph::execution::batch {
namespace {

using planner::BoundExpression;
using planner::Plan;
using planner::Slot;

/// A node or a property of one, and the slot of the node; nullopt when it is neither.
std::optional<Slot> node_read_by(const BoundExpression& bound, const parser::Expression& side) {
  const auto* property = std::get_if<parser::PropertyAccess>(&side.node);
  const parser::Expression& object = property ? *property->object : side;
  const auto read = bound.reads.find(&object);
  if (read == bound.reads.end() || !std::holds_alternative<parser::Variable>(object.node)) {
    return std::nullopt;
  }
  return read->second;
}

bool introduces_node(const Plan& plan, Slot slot) {
  if (const auto* step = std::get_if<planner::Expand>(&plan.node)) {
    return !step->into && step->to == slot;
  }
  if (const auto* scan = std::get_if<planner::LabelScan>(&plan.node)) return scan->node == slot;
  if (const auto* scan = std::get_if<planner::AllNodesScan>(&plan.node)) return scan->node == slot;
  if (const auto* seek = std::get_if<planner::IndexSeek>(&plan.node)) return seek->node == slot;
  if (const auto* seek = std::get_if<planner::NodeByIdSeek>(&plan.node)) return seek->node == slot;
  return false;
}

bool introduces_relationship(const Plan& plan, Slot slot) {
  const auto* step = std::get_if<planner::Expand>(&plan.node);
  return step && !step->bound && step->relationship == slot;
}

/// Whether one of the plan and its inputs does, before rows are computed from rows.
template <class Test>
bool comes_from(const Plan& plan, Slot slot, const Test& test) {
  for (const Plan* at = &plan; at; at = at->input.get()) {
    if (test(*at, slot)) return true;
    if (!std::holds_alternative<planner::Expand>(at->node) &&
        !std::holds_alternative<planner::Filter>(at->node)) {
      return false;
    }
  }
  return false;
}

/// `value <> other`, where the value is of the end of a step, and the other of a known node.
struct Difference {
  BoundExpression value, other;
  Slot known;
};
std::optional<Difference> as_difference(const BoundExpression& predicate, Slot to) {
  const auto* comparison = std::get_if<parser::Comparison>(&predicate.ast->node);
  if (!comparison || comparison->rest.size() != 1) return std::nullopt;
  const auto& [comparator, second] = comparison->rest.front();
  const auto left = node_read_by(predicate, *comparison->first);
  const auto right = node_read_by(predicate, *second);
  const bool is_difference = comparator == parser::Comparator::kNotEqual && left && right;
  if (!is_difference || (*left == to) == (*right == to)) return std::nullopt;
  BoundExpression first = planner::part_of(predicate, comparison->first);
  BoundExpression other = planner::part_of(predicate, second);
  if (*left != to) std::swap(first, other);
  return Difference{std::move(first), std::move(other), *left == to ? *right : *left};
}

/// A step whose end is only counted, and the filters on it, from the top down.
struct CountedStep {
  const Plan* step;
  std::vector<const Plan*> filters;
  std::optional<Difference> difference;
};

/// What the plan, a filter, is the top of; nullopt when that is something else, or looking at each
/// end would be as good.
std::optional<CountedStep> find_counted_step(const Graph& graph, const Plan& plan,
                                             const Needs& needs) {
  if (!needs.may_count || !needs.duplicates_matter) return std::nullopt;
  CountedStep counted{};
  const Plan* at = &plan;
  for (; at && std::holds_alternative<planner::Filter>(at->node); at = at->input.get()) {
    counted.filters.push_back(at);
  }
  const auto* step = at ? std::get_if<planner::Expand>(&at->node) : nullptr;
  if (!step || step->into || step->bound || step->from == step->to ||
      needs.slots.contains(step->to) || needs.slots.contains(step->relationship) ||
      !come_up_often(graph, *step, at->input->estimated_rows)) {
    return std::nullopt;
  }
  counted.step = at;
  for (const Plan* filter : counted.filters) {
    auto difference = as_difference(predicate_of(*filter), step->to);
    if (difference && counted.difference) return std::nullopt;
    if (difference) counted.difference = std::move(difference);
  }
  const auto is_single = [&](Slot slot) {
    return comes_from(*at->input, slot, introduces_relationship);
  };
  if (!counted.difference || !std::ranges::all_of(step->distinct_from, is_single) ||
      !comes_from(*at->input, counted.difference->known, introduces_node)) {
    return std::nullopt;
  }
  return counted;
}

}  // namespace

Builder::Made Builder::make_counted_step(const Plan& plan, const Needs& needs) {
  const auto counted = find_counted_step(graph_, plan, needs);
  if (!counted) return std::nullopt;
  const auto& step = std::get<planner::Expand>(counted->step->node);
  const Slot known = counted->difference->known;
  // All that could go wrong is looked at before the input is made.
  std::vector<ExpressionPtr> conditions;
  for (const Plan* filter : counted->filters) {
    const BoundExpression& predicate = predicate_of(*filter);
    if (as_difference(predicate, step.to)) continue;
    ExpressionPtr condition = compile_on_ends(predicate, step.from, step.to);
    if (!condition) return std::nullopt;
    conditions.push_back(std::move(condition));
  }
  const auto compile_of = [&](const BoundExpression& side, Slot slot) {
    return batch::compile(side, {{slot, Kind::kNode}}, chunk_width_, execution_);
  };
  ExpressionPtr value = compile_of(counted->difference->value, step.to);
  ExpressionPtr other = compile_of(counted->difference->other, known);
  const auto is_number = [](Kind kind) {
    return kind == Kind::kNode || kind == Kind::kString || kind == Kind::kInteger ||
           kind == Kind::kDate;
  };
  if (!value->is_safe() || !other->is_safe() || value->kind() != other->kind() ||
      !is_number(value->kind())) {
    return std::nullopt;
  }
  Made input =
      build(*counted->step->input, needs.without({step.relationship, step.to})
                                       .with({step.distinct_from.begin(), step.distinct_from.end()})
                                       .with({step.from, known}));
  if (!input || !require_nodes(*input, {step.from, known})) return std::nullopt;
  Layout layout = restricted(input->layout, needs);
  const Neighbours neighbours(graph_, step.types, step.direction);
  CountOthersParts parts{
      step.from,
      step.to,
      neighbours,
      Rivals(step.distinct_from, input->layout),
      std::make_shared<PreparedNeighbours>(
          execution_, PreparedNeighbours::Parts{.neighbours = neighbours,
                                                .from = step.from,
                                                .to = step.to,
                                                .conditions = std::move(conditions),
                                                .chunk_width = chunk_width_,
                                                .lists = next_lists()}),
      std::move(value),
      std::move(other),
      chunk_width_,
      carried(input->layout, needs)};
  Made made =
      measured(*counted->step,
               Pipeline{make_count_others(std::move(input->top), execution_, std::move(parts)),
                        std::move(layout)});
  // The first filter is measured by who asked for it.
  for (std::size_t i = counted->filters.size(); i-- > 1;) {
    made = measured(*counted->filters[i], std::move(made));
  }
  return made;
}

}  // namespace newsgraph::execution::batch
