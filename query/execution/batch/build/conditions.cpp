// Conditions on the relationship that a step takes: which of the filters above a step become a part
// of it.
#include <algorithm>

#include "newsgraph/query/execution/batch/build/builder.h"
#include "newsgraph/query/execution/comparator.h"
#include "newsgraph/query/planner/plan_slots.h"

namespace newsgraph::execution::batch {
namespace {

using parser::Comparator;
using planner::BoundExpression;
using planner::Plan;
using planner::Slot;

/// Whether what it says of a row depends on the row alone, and on its relationship too.
bool is_about(const BoundExpression& predicate, Slot relationship) {
  return predicate.uses.contains(relationship) && predicate.subplans.empty() &&
         !planner::varies(predicate);
}

/// `relationship.key <comparator> value`, where the value is known before the step.
struct KeyCondition {
  std::string key;
  Comparator comparator;
  BoundExpression value;
};

std::optional<KeyCondition> as_key_condition(const BoundExpression& predicate,
                                             const planner::Expand& step) {
  const auto* comparison = std::get_if<parser::Comparison>(&predicate.ast->node);
  if (!comparison || comparison->rest.size() != 1 || !predicate.locals.empty() ||
      !is_about(predicate, step.relationship)) {
    return std::nullopt;
  }
  const auto& [comparator, second] = comparison->rest.front();
  const auto with = [&](const parser::ExpressionPtr& side, const parser::ExpressionPtr& value,
                        Comparator how) -> std::optional<KeyCondition> {
    const auto* access = std::get_if<parser::PropertyAccess>(&side->node);
    const auto read = access ? predicate.reads.find(access->object.get()) : predicate.reads.end();
    if (read == predicate.reads.end() || read->second != step.relationship) return std::nullopt;
    BoundExpression bound = planner::part_of(predicate, value);
    if (bound.uses.empty() || bound.uses.contains(step.relationship) ||
        (!step.into && bound.uses.contains(step.to))) {
      return std::nullopt;
    }
    return KeyCondition{access->key, how, std::move(bound)};
  };
  if (auto found = with(comparison->first, second, comparator)) return found;
  return with(second, comparison->first, turned(comparator));
}

/// The column that a condition asks about, if it can be asked so.
std::optional<KeyedColumn> column_of(const KeyCondition& condition, const Graph& graph) {
  const auto key = graph.find_key(condition.key);
  const auto column = key ? KeyedColumn::of(graph.relationship_column(*key)) : std::nullopt;
  if (!column || condition.comparator == Comparator::kNotEqual) return std::nullopt;
  if (condition.comparator != Comparator::kEqual && !column->is_ordered()) return std::nullopt;
  return column;
}

bool joins_same_nodes(const planner::Expand& one, const planner::Expand& other) {
  return std::minmax(one.from, one.to) == std::minmax(other.from, other.to);
}

/// Whether the rows below a step are the nodes of one scan.
bool starts_at_scan(const Plan& step, Slot from) {
  const Plan* at = step.input.get();
  while (std::holds_alternative<planner::Filter>(at->node)) at = at->input.get();
  const auto* all = std::get_if<planner::AllNodesScan>(&at->node);
  const auto* labelled = std::get_if<planner::LabelScan>(&at->node);
  return ((all && all->node == from) || (labelled && labelled->node == from)) &&
         std::holds_alternative<planner::Argument>(at->input->node);
}

}  // namespace

bool is_keyed(const Graph& graph, const planner::Expand& step,
              const std::vector<const Plan*>& filters, bool by_equation) {
  return std::ranges::any_of(filters, [&](const Plan* filter) {
    const auto condition = as_key_condition(predicate_of(*filter), step);
    return condition && (!by_equation || condition->comparator == Comparator::kEqual) &&
           column_of(*condition, graph);
  });
}

std::optional<Builder::StepWhere> Builder::find_step_where(const Plan& top,
                                                           const Needs& needs) const {
  StepWhere found{};
  const auto is_cut = [&](const Plan* plan) { return share_ && share_->parts->cut == plan; };
  for (found.plan = &top; std::holds_alternative<planner::Filter>(found.plan->node);
       found.plan = found.plan->input.get()) {
    if (is_cut(found.plan)) return std::nullopt;
    found.filters.push_back(found.plan);
  }
  found.step = std::get_if<planner::Expand>(&found.plan->node);
  if (!found.step || found.step->bound || is_cut(found.plan) ||
      std::ranges::none_of(found.filters, [&](const Plan* filter) {
        return is_about(predicate_of(*filter), found.step->relationship);
      })) {
    return std::nullopt;
  }
  if (found.step->into) {
    const auto closing = find_closing(*found.plan);
    const bool is_back =
        closing && closing->steps.size() == 2 && joins_same_nodes(*closing->steps[0], *found.step);
    // What leads back and is out of range would be looked at pair by pair.
    if (closing && !(is_back && is_keyed(graph_, *found.step, found.filters, false)) &&
        is_closed_at_once(*closing, with_filters(needs, found.filters))) {
      return std::nullopt;
    }
  } else if (found.step->types.empty() &&
             is_of_any_node(*found.plan, *found.step, with_filters(needs, found.filters))) {
    return std::nullopt;  // the relationships themselves are scanned
  }
  return found;
}

Builder::Made Builder::make_step_where(const StepWhere& found, const Needs& needs) {
  const planner::Expand& node = *found.step;
  const Needs all = with_filters(needs, found.filters);
  Made input = begin_step(*found.plan, node, all);
  if (!input) return input;
  std::vector<const Plan*> left;
  auto conditions = take_conditions(found, input->layout, left);
  Made made = put_step(std::move(*input), node, with_filters(needs, left), std::move(conditions));
  return put_filters(measured(*found.plan, std::move(made)), found.filters, std::move(left), needs);
}

ExpressionPtr Builder::compile_on_step(const BoundExpression& predicate,
                                       const planner::Expand& step) const {
  const Layout of_step{
      {step.from, Kind::kNode}, {step.relationship, Kind::kRelationship}, {step.to, Kind::kNode}};
  if (!is_about(predicate, step.relationship) ||
      !std::ranges::all_of(predicate.uses, [&](Slot slot) { return of_step.contains(slot); })) {
    return nullptr;
  }
  ExpressionPtr condition = batch::compile(predicate, of_step, chunk_width_, execution_);
  return condition && condition->is_safe() ? std::move(condition) : nullptr;
}

std::optional<StepConditions> Builder::take_conditions(const StepWhere& found, const Layout& layout,
                                                       std::vector<const Plan*>& left) {
  const planner::Expand& node = *found.step;
  std::vector<const Plan*> others;
  std::optional<StepKey> key = take_key(node, found.filters, layout, others);
  std::vector<ExpressionPtr> conditions;
  std::set<Slot> read;
  for (const Plan* filter : others) {
    const BoundExpression& predicate = predicate_of(*filter);
    if (ExpressionPtr condition = compile_on_step(predicate, node)) {
      conditions.push_back(std::move(condition));
      read.insert(predicate.uses.begin(), predicate.uses.end());
    } else {
      left.push_back(filter);
    }
  }
  if (!key && conditions.empty()) return std::nullopt;
  const bool comes_up_once = node.into || (!outer_ && starts_at_scan(*found.plan, node.from));
  return StepConditions{
      std::move(key),
      StepTest(std::move(conditions), {node.from, node.relationship, node.to}, read, chunk_width_),
      comes_up_once ? nullptr : next_step_lists()};
}

std::optional<StepKey> Builder::take_key(const planner::Expand& node,
                                         const std::vector<const Plan*>& filters,
                                         const Layout& layout,
                                         std::vector<const Plan*>& others) const {
  struct Asked {
    const Plan* filter;
    KeyCondition condition;
    KeyedColumn column;
    ExpressionPtr value;
  };
  std::vector<Asked> asked;
  for (const Plan* filter : filters) {
    auto condition = as_key_condition(predicate_of(*filter), node);
    const auto column = condition ? column_of(*condition, graph_) : std::nullopt;
    if (!column || !std::ranges::all_of(condition->value.uses,
                                        [&](Slot slot) { return layout.contains(slot); })) {
      continue;
    }
    ExpressionPtr value = batch::compile(condition->value, layout, chunk_width_, execution_);
    if (!value || !value->is_safe() || value->kind() != column->kind()) continue;
    asked.push_back({filter, std::move(*condition), *column, std::move(value)});
  }
  // An equation leaves less than a range.
  auto first = std::ranges::find_if(
      asked, [](const Asked& each) { return each.condition.comparator == Comparator::kEqual; });
  if (first == asked.end()) first = asked.begin();
  others = filters;
  if (first == asked.end()) return std::nullopt;
  const std::string name = first->condition.key;
  StepKey key(first->column);
  for (Asked& each : asked) {
    if (each.condition.key != name) continue;
    key.ask(each.condition.comparator, std::move(each.value));
    std::erase(others, each.filter);
  }
  return key;
}

std::shared_ptr<StepLists> Builder::next_step_lists() {
  const auto make = [&] { return std::make_shared<StepLists>(execution_); };
  if (!share_) return make();
  std::vector<std::shared_ptr<StepLists>>& lists = share_->parts->step_lists;
  if (share_->next_step_lists == lists.size()) lists.push_back(make());
  return lists[share_->next_step_lists++];
}

}  // namespace newsgraph::execution::batch
