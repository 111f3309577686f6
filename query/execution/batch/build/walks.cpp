// Walks of a range of lengths and the paths they are parts of: what is asked of every step of a
// walk is asked while it is walked, so that no walk goes on behind a step that it may not take.
#include <limits>

#include "newsgraph/query/execution/batch/build/builder.h"
#include "newsgraph/query/functions/function.h"
#include "newsgraph/query/planner/expression_walk.h"
#include "newsgraph/query/planner/plan_slots.h"
#include "newsgraph/query/planner/synthesis.h"

namespace newsgraph::execution::batch {
namespace {

using planner::Plan;
using planner::Slot;

/// The operator that finds where the walk starts or ends is asked for more rows than the one that
/// finds the other: true when that is the one for the end.
bool end_changes_faster(const Plan& plan, const planner::VariableExpand& node) {
  for (const Plan* at = &plan; at; at = at->input.get()) {
    const auto found = planner::found_slots(*at);
    if (found && found->contains(node.from)) return false;
    if (found && found->contains(node.to)) return true;
  }
  return false;
}

/// Whether the operator makes no rows of walks, and gives those of its input on, all or some.
bool passes_rows_on(const Plan& plan) {
  return planner::is_one_of<planner::Filter, planner::BindPath, planner::PathLength>(plan);
}

/// The walk whose relationships, or path, lie in the slot, when it is right below.
const planner::VariableExpand* find_walk(const Plan& plan, Slot slot) {
  const Plan* at = &plan;
  for (; at && passes_rows_on(*at); at = at->input.get()) {
    const auto* path = std::get_if<planner::BindPath>(&at->node);
    if (!path || path->path != slot) continue;
    if (path->steps.size() != 1 || !path->steps.front().variable_length) return nullptr;
    slot = path->steps.front().relationship;
  }
  const auto* walk = at ? std::get_if<planner::VariableExpand>(&at->node) : nullptr;
  return walk && walk->relationships == slot && !walk->bound ? walk : nullptr;
}

/// all(…), or what is the same as one with the negated condition: none(…) and NOT any(…).
struct Universal {
  const parser::Expression* node;
  const parser::Quantifier* quantifier;
  bool negated;
};
std::optional<Universal> as_universal(const parser::Expression& expression) {
  if (const auto* negation = std::get_if<parser::Unary>(&expression.node)) {
    if (negation->op != parser::UnaryOperator::kNot) return std::nullopt;
    const auto* quantifier = std::get_if<parser::Quantifier>(&negation->operand->node);
    if (!quantifier || quantifier->kind != parser::QuantifierKind::kAny) return std::nullopt;
    return Universal{negation->operand.get(), quantifier, true};
  }
  const auto* quantifier = std::get_if<parser::Quantifier>(&expression.node);
  if (!quantifier || !quantifier->where) return std::nullopt;
  if (quantifier->kind == parser::QuantifierKind::kAll) {
    return Universal{&expression, quantifier, false};
  }
  if (quantifier->kind == parser::QuantifierKind::kNone) {
    return Universal{&expression, quantifier, true};
  }
  return std::nullopt;
}

/// The variable that the list is made of, and what it is a list of: `rs`, `relationships(p)`,
/// `nodes(p)`.
struct ListOfWalk {
  const parser::Expression* variable;
  Kind kind;
};
ListOfWalk list_of_walk(const parser::Expression& list) {
  const auto* call = std::get_if<parser::FunctionCall>(&list.node);
  if (!call || call->arguments.size() != 1) return {&list, Kind::kRelationship};
  const functions::Function* function = functions::find_function(call->name);
  const bool nodes = function && function->name == "nodes";
  const bool relationships = function && function->name == "relationships";
  if (!nodes && !relationships) return {nullptr, Kind::kValue};
  return {call->arguments.front().get(), nodes ? Kind::kNode : Kind::kRelationship};
}

/// Nullopt when it is none.
std::optional<WalkCondition> as_walk_condition(const Plan& plan,
                                               const planner::BoundExpression& predicate) {
  const auto universal = as_universal(*predicate.ast);
  if (!universal || !universal->quantifier->where || predicate.uses.size() != 1 ||
      !predicate.subplans.empty() || planner::varies(*predicate.ast)) {
    return std::nullopt;
  }
  const ListOfWalk list = list_of_walk(*universal->quantifier->list);
  const auto read = predicate.reads.find(list.variable);
  if (read == predicate.reads.end()) return std::nullopt;
  const planner::VariableExpand* walk = find_walk(plan, read->second);
  if (!walk) return std::nullopt;
  const Slot element = predicate.locals.at(universal->node);
  WalkCondition condition{walk->relationships, list.kind, element, predicate};
  condition.holds.ast = universal->negated ? planner::negation(universal->quantifier->where)
                                           : universal->quantifier->where;
  condition.holds.uses = {element};
  return condition;
}

}  // namespace

bool Builder::leave_to_walk(const Plan& plan, const planner::BoundExpression& predicate) {
  auto condition = as_walk_condition(plan, predicate);
  if (!condition || !compile_condition(*condition)) return false;
  walk_conditions_.push_back(std::move(*condition));
  return true;
}

ExpressionPtr Builder::compile_condition(const WalkCondition& condition) {
  ExpressionPtr holds = batch::compile(condition.holds, {{condition.element, condition.kind}},
                                       chunk_width_, execution_);
  return holds->is_safe() && holds->kind() == Kind::kBoolean ? std::move(holds) : nullptr;
}

std::optional<WalkTests> Builder::walk_tests(const planner::VariableExpand& node) {
  std::vector<WalkTest> conditions;
  const auto add = [&](const WalkCondition& condition) {
    conditions.push_back({condition.kind, condition.element, compile_condition(condition)});
  };
  for (const WalkCondition& condition : walk_conditions_) {
    if (condition.walk == node.relationships) add(condition);
  }
  for (const auto& [key, value] : node.properties) {
    // The slot of the list is free to stand for one of them: nobody is looking yet.
    WalkCondition condition{node.relationships, Kind::kRelationship, node.relationships, value};
    const auto element = planner::variable_expression("relationship");
    condition.holds.ast = planner::property_equation(element, key, value.ast);
    condition.holds.reads.emplace(element.get(), node.relationships);
    if (!value.uses.empty() || !value.subplans.empty() || planner::varies(*value.ast)) {
      return std::nullopt;
    }
    add(condition);
  }
  const bool all_safe = std::ranges::all_of(
      conditions, [](const WalkTest& condition) { return condition.holds != nullptr; });
  if (!all_safe) return std::nullopt;
  return WalkTests(execution_, std::move(conditions), chunk_width_);
}

Builder::Made Builder::make(const Plan& plan, const planner::VariableExpand& node,
                            const Needs& needs) {
  std::optional<WalkTests> tests;
  if (!node.bound) tests = walk_tests(node);
  if (!tests) return std::nullopt;
  Needs inputs = needs.without({node.relationships, node.length}).with({node.from});
  inputs = node.into ? inputs.with({node.to}) : inputs.without({node.to});
  inputs = inputs.with({node.distinct_from.begin(), node.distinct_from.end()});
  Made input = build(*plan.input, inputs);
  const bool ready = input && require_nodes(*input, {node.from, node.into ? node.to : node.from}) &&
                     std::ranges::all_of(node.distinct_from,
                                         [&](Slot slot) { return input->layout.contains(slot); });
  if (!ready) return std::nullopt;
  WalkParts parts{.from = node.from,
                  .relationships = needs.if_read(node.relationships),
                  .length = needs.if_read(node.length),
                  .to = node.into ? std::optional(node.to) : needs.if_read(node.to),
                  .neighbours = Neighbours(graph_, node.types, node.direction),
                  .rivals = Rivals(node.distinct_from, input->layout),
                  .minimum = node.minimum,
                  .maximum = node.maximum.value_or(std::numeric_limits<std::uint64_t>::max()),
                  .into = node.into,
                  .reversed = node.reversed,
                  .carried = carried(input->layout, needs),
                  .duplicates_matter = needs.duplicates_matter,
                  .may_count = needs.may_count,
                  .tests = std::move(*tests)};
  if (node.into && end_changes_faster(*plan.input, node)) {
    std::swap(parts.from, *parts.to);
    parts.neighbours = parts.neighbours.reversed();
    parts.reversed = !parts.reversed;
  }
  Layout layout = restricted(input->layout, needs);
  if (!node.into && parts.to) layout.emplace(node.to, Kind::kNode);
  if (parts.relationships) layout.emplace(node.relationships, Kind::kValue);
  if (parts.length) layout.emplace(node.length, Kind::kInteger);
  const bool only_ends = !node.into && parts.to && !parts.relationships && !parts.length &&
                         !needs.duplicates_matter && node.minimum <= 1;
  const auto make = only_ends ? make_reach : make_walks;
  return Pipeline{make(std::move(input->top), execution_, std::move(parts)), std::move(layout)};
}

Builder::Made Builder::make(const Plan& plan, const planner::ShortestPath& node,
                            const Needs& needs) {
  const planner::VariableExpand& walk = node.walk;
  const bool depends_on_row = std::ranges::any_of(walk.properties, [](const auto& property) {
    return !property.second.uses.empty() || !property.second.subplans.empty();
  });
  if (depends_on_row || walk.bound || !walk.distinct_from.empty()) return std::nullopt;
  Made input = build(*plan.input,
                     needs.without({walk.relationships, walk.length}).with({walk.from, walk.to}));
  if (!input || !require_nodes(*input, {walk.from, walk.to})) return std::nullopt;
  all_safe_ = all_safe_ && walk.properties.empty();
  ShortestPathParts parts{node, needs.slots.contains(walk.relationships),
                          needs.slots.contains(walk.length), carried(input->layout, needs)};
  Layout layout = restricted(input->layout, needs);
  if (parts.gives_relationships) layout.emplace(walk.relationships, Kind::kValue);
  if (parts.gives_length) layout.emplace(walk.length, Kind::kInteger);
  return Pipeline{make_shortest_path(std::move(input->top), execution_, std::move(parts)),
                  std::move(layout)};
}

Builder::Made Builder::make(const Plan& plan, const planner::BindPath& node, const Needs& needs) {
  if (!needs.slots.contains(node.path)) return build(*plan.input, needs);
  Needs inputs = needs.without({node.path}).with({node.start});
  for (const auto& step : node.steps) inputs.slots.insert(step.relationship);
  Made input = build(*plan.input, inputs);
  if (!input ||
      !std::ranges::all_of(inputs.slots, [&](Slot slot) { return input->layout.contains(slot); })) {
    return std::nullopt;
  }
  input->layout.insert_or_assign(node.path, Kind::kValue);
  return Pipeline{make_bind_path(std::move(input->top), execution_, node, row_width_),
                  restricted(input->layout, needs)};
}

Builder::Made Builder::make(const Plan& plan, const planner::PathLength& node, const Needs& needs) {
  if (!needs.slots.contains(node.length)) return build(*plan.input, needs);
  Made input =
      build(*plan.input, needs.without({node.length}).with({node.walks.begin(), node.walks.end()}));
  if (!input) return input;
  for (const Slot walk : node.walks) {
    const auto found = input->layout.find(walk);
    if (found == input->layout.end() || found->second != Kind::kInteger) return std::nullopt;
  }
  Layout layout = restricted(input->layout, needs);
  layout.insert_or_assign(node.length, Kind::kInteger);
  return Pipeline{make_path_length(std::move(input->top), node), std::move(layout)};
}

}  // namespace newsgraph::execution::batch
