// Steps along relationships: which operator makes them, by what is needed of them.
#include <limits>

#include "newsgraph/query/execution/batch/builder.h"
#include "newsgraph/query/planner/expression_walk.h"

namespace newsgraph::execution::batch {
namespace {

using planner::Slot;

std::set<Slot> to_set(const std::vector<Slot>& slots) {
  return {slots.begin(), slots.end()};
}

std::optional<Slot> if_needed(Slot slot, const Needs& needs) {
  return needs.slots.contains(slot) ? std::optional(slot) : std::nullopt;
}

std::vector<Slot> without(std::vector<Slot> slots, Slot less) {
  std::erase(slots, less);
  return slots;
}

bool has_all(const Layout& layout, const std::vector<Slot>& slots) {
  return std::ranges::all_of(slots, [&](Slot slot) { return layout.contains(slot); });
}

const planner::BoundExpression& predicate_of(const planner::Plan& filter) {
  return std::get<planner::Filter>(filter.node).predicate;
}

/// The step that finds the node at one end of `closing`, when only filters lie between.
const planner::Plan* find_step(const planner::Plan& plan, const planner::Expand& closing,
                               std::vector<const planner::Plan*>& between) {
  const planner::Plan* at = &plan;
  for (; at && std::holds_alternative<planner::Filter>(at->node); at = at->input.get()) {
    between.push_back(at);
  }
  const auto* step = at ? std::get_if<planner::Expand>(&at->node) : nullptr;
  if (!step || step->into || step->bound || closing.from == closing.to) return nullptr;
  if (step->to != closing.from && step->to != closing.to) return nullptr;
  return at;
}

}  // namespace

bool Builder::require_nodes(Pipeline& input, std::initializer_list<Slot> slots) {
  for (const Slot slot : slots) {
    const auto found = input.layout.find(slot);
    if (found == input.layout.end()) return false;
    if (found->second == Kind::kValue) {
      input.top = make_as_nodes(std::move(input.top), slot);
      found->second = Kind::kNode;
      all_safe_ = false;
    }
    if (found->second != Kind::kNode) return false;
  }
  return true;
}

Builder::Made Builder::make_relationship_scan(const Plan& plan, const planner::Expand& node,
                                              const Needs& needs) {
  const auto* scan = std::get_if<planner::AllNodesScan>(&plan.input->node);
  if (!scan || scan->node != node.from || !node.types.empty() || !node.distinct_from.empty() ||
      node.direction == parser::Direction::kBoth || needs.slots.contains(node.from) ||
      needs.slots.contains(node.to)) {
    return std::nullopt;
  }
  return make_scan(*plan.input->input, graph_.topology().relationships(), Kind::kRelationship,
                   node.relationship, needs);
}

Builder::Made Builder::make(const Plan& plan, const planner::Expand& node, const Needs& needs) {
  if (node.bound) return std::nullopt;
  if (node.into) return make_into(plan, node, needs);
  if (Made scan = make_relationship_scan(plan, node, needs)) return scan;
  Made input = build(*plan.input, needs.without({node.relationship, node.to})
                                      .with(to_set(node.distinct_from))
                                      .with({node.from}));
  if (!input || !require_nodes(*input, {node.from}) ||
      !has_all(input->layout, node.distinct_from)) {
    return std::nullopt;
  }
  ExpandParts parts{node.from,
                    if_needed(node.relationship, needs),
                    if_needed(node.to, needs),
                    Neighbours(graph_, node.types, node.direction),
                    Rivals(node.distinct_from, input->layout),
                    carried(input->layout, needs),
                    needs.duplicates_matter};
  if (!parts.relationship && !parts.to && needs.duplicates_matter && !needs.may_count) {
    parts.to = node.to;
  }
  Layout layout = restricted(input->layout, needs);
  if (parts.relationship) layout.emplace(node.relationship, Kind::kRelationship);
  if (parts.to) layout.emplace(node.to, Kind::kNode);
  return Pipeline{make_expand(std::move(input->top), execution_, std::move(parts)),
                  std::move(layout)};
}

Builder::Made Builder::make_into(const Plan& plan, const planner::Expand& node,
                                 const Needs& needs) {
  std::vector<const Plan*> between;
  if (const Plan* step = find_step(*plan.input, node, between)) {
    return make_closing(node, *step, between, needs);
  }
  Made input = build(*plan.input, needs.without({node.relationship})
                                      .with(to_set(node.distinct_from))
                                      .with({node.from, node.to}));
  if (!input || !require_nodes(*input, {node.from, node.to}) ||
      !has_all(input->layout, node.distinct_from)) {
    return std::nullopt;
  }
  ExpandIntoParts parts{node.from,
                        node.to,
                        if_needed(node.relationship, needs),
                        Neighbours(graph_, node.types, node.direction),
                        Rivals(node.distinct_from, input->layout),
                        carried(input->layout, needs),
                        needs.duplicates_matter};
  if (needs.duplicates_matter && !needs.may_count) parts.relationship = node.relationship;
  Layout layout = restricted(input->layout, needs);
  if (parts.relationship) layout.emplace(node.relationship, Kind::kRelationship);
  return Pipeline{make_expand_into(std::move(input->top), execution_, std::move(parts)),
                  std::move(layout)};
}

Builder::Made Builder::make_closing(const planner::Expand& node, const Plan& step_plan,
                                    const std::vector<const Plan*>& between, const Needs& needs) {
  const auto& step = std::get<planner::Expand>(step_plan.node);
  const Slot other = step.to == node.from ? node.to : node.from;
  const auto with_filters = [&](const std::vector<const Plan*>& filters) {
    Needs after = needs;
    for (const Plan* filter : filters) after = after.with(predicate_of(*filter));
    return after;
  };
  Needs after = with_filters(between);
  Made input =
      build(*step_plan.input, after.without({step.relationship, step.to, node.relationship})
                                  .with(to_set(step.distinct_from))
                                  .with(to_set(without(node.distinct_from, step.relationship)))
                                  .with({step.from, other}));
  if (!input || !require_nodes(*input, {step.from, other})) return std::nullopt;
  auto parts = closing_parts(node, step, input->layout, after);
  if (!parts) return std::nullopt;
  std::vector<const Plan*> above = between;
  const bool prepares = comes_up_often(step_plan, *parts);
  if (prepares) {
    above = prepare_lists(between, *parts);
    after = with_filters(above);
    parts->gives_to = after.slots.contains(step.to);
  }
  parts->carried = carried(input->layout, after);
  Layout layout = restricted(input->layout, after);
  if (parts->gives_to) layout.emplace(step.to, Kind::kNode);
  if (parts->first.relationship) layout.emplace(step.relationship, Kind::kRelationship);
  if (parts->second.relationship) layout.emplace(node.relationship, Kind::kRelationship);
  const auto make = prepares ? make_intersect_prepared : make_intersect;
  Made made = measured(
      step_plan,
      Pipeline{make(std::move(input->top), execution_, std::move(*parts)), std::move(layout)});
  for (auto filter = between.rbegin(); filter != between.rend(); ++filter) {
    if (std::ranges::find(above, *filter) != above.end()) {
      made = put_filter(std::move(made), predicate_of(**filter), after);
    }
    made = measured(**filter, std::move(made));
  }
  return made;
}

std::optional<IntersectParts> Builder::closing_parts(const planner::Expand& node,
                                                     const planner::Expand& step,
                                                     const Layout& layout,
                                                     const Needs& needs) const {
  const std::vector<Slot> rivals = without(node.distinct_from, step.relationship);
  if (!has_all(layout, step.distinct_from) || !has_all(layout, rivals)) return std::nullopt;
  const bool is_forwards = step.to != node.from;
  const Neighbours closing(graph_, node.types, node.direction);
  IntersectParts parts{
      .first = {step.from, if_needed(step.relationship, needs),
                Neighbours(graph_, step.types, step.direction), Rivals(step.distinct_from, layout)},
      .second = {is_forwards ? node.from : node.to, if_needed(node.relationship, needs),
                 is_forwards ? closing : closing.reversed(), Rivals(rivals, layout)},
      .to = step.to,
      .rival_sides = rivals.size() < node.distinct_from.size(),
      .carried = {},
      .duplicates_matter = needs.duplicates_matter};
  if (needs.duplicates_matter && !needs.may_count) parts.second.relationship = node.relationship;
  return parts;
}

bool Builder::comes_up_often(const Plan& step_plan, const IntersectParts& parts) const {
  if (parts.first.relationship || parts.second.relationship || parts.first.rivals.any_list() ||
      parts.second.rivals.any_list()) {
    return false;
  }
  const Neighbours& neighbours = parts.first.neighbours;
  const Topology& topology = graph_.topology();
  double nodes = neighbours.any_type() ? static_cast<double>(topology.nodes().size()) : 0;
  for (const TypeId type : neighbours.types()) {
    nodes += static_cast<double>(
        std::max(topology.sources_of(type).size(), topology.targets_of(type).size()));
  }
  // To make the lists of all nodes costs a few times what it costs to walk along them once.
  constexpr double kEstimatedRowsPerNode = 0.25;
  return step_plan.input->estimated_rows >= nodes * kEstimatedRowsPerNode;
}

std::vector<const planner::Plan*> Builder::prepare_lists(const std::vector<const Plan*>& filters,
                                                         IntersectParts& parts) {
  std::vector<const Plan*> left;
  std::vector<ExpressionPtr> first, second;
  for (const Plan* filter : filters) {
    const planner::BoundExpression& predicate = predicate_of(*filter);
    const bool is_taken = !planner::varies(*predicate.ast) && predicate.subplans.empty() &&
                          (take_condition(predicate, parts.first.from, parts.to, first) ||
                           take_condition(predicate, parts.second.from, parts.to, second));
    if (!is_taken) left.push_back(filter);
  }
  // Where the first side's are the second's, but for conditions, they are made from these.
  const bool shares = second.empty() && parts.first.neighbours == parts.second.neighbours;
  parts.second.lists = make_lists(parts.second, parts.to, std::move(second), nullptr);
  parts.first.lists =
      make_lists(parts.first, parts.to, std::move(first), shares ? parts.second.lists : nullptr);
  return left;
}

bool Builder::take_condition(const planner::BoundExpression& predicate, Slot from, Slot to,
                             std::vector<ExpressionPtr>& conditions) const {
  if (!std::ranges::all_of(predicate.uses, [&](Slot slot) { return slot == from || slot == to; })) {
    return false;
  }
  ExpressionPtr condition =
      batch::compile(predicate, {{from, Kind::kNode}, {to, Kind::kNode}}, row_width_, execution_);
  if (!condition || !condition->is_safe()) return false;
  conditions.push_back(std::move(condition));
  return true;
}

std::shared_ptr<PreparedNeighbours> Builder::make_lists(const IntersectParts::Side& side, Slot to,
                                                        std::vector<ExpressionPtr> conditions,
                                                        std::shared_ptr<PreparedNeighbours> base) {
  return std::make_shared<PreparedNeighbours>(execution_, side.neighbours, side.from, to,
                                              std::move(conditions), chunk_width_, std::move(base),
                                              next_lists());
}

std::shared_ptr<NeighbourLists> Builder::next_lists() {
  const auto make = [&] { return std::make_shared<NeighbourLists>(graph_.node_id_bound()); };
  if (!share_) return make();
  std::vector<std::shared_ptr<NeighbourLists>>& lists = share_->parts->lists;
  if (share_->next_lists == lists.size()) lists.push_back(make());
  return lists[share_->next_lists++];
}

Builder::Made Builder::make(const Plan& plan, const planner::VariableExpand& node,
                            const Needs& needs) {
  if (node.bound || node.into || !node.properties.empty()) return std::nullopt;
  Made input = build(*plan.input, needs.without({node.relationships, node.to})
                                      .with(to_set(node.distinct_from))
                                      .with({node.from}));
  if (!input || !require_nodes(*input, {node.from}) ||
      !has_all(input->layout, node.distinct_from)) {
    return std::nullopt;
  }
  WalkParts parts{node.from,
                  if_needed(node.relationships, needs),
                  node.to,
                  Neighbours(graph_, node.types, node.direction),
                  Rivals(node.distinct_from, input->layout),
                  node.minimum,
                  node.maximum.value_or(std::numeric_limits<std::uint64_t>::max()),
                  node.reversed,
                  carried(input->layout, needs)};
  const bool only_ends = !parts.relationships && !needs.duplicates_matter && node.minimum <= 1;
  Layout layout = restricted(input->layout, needs);
  layout.emplace(node.to, Kind::kNode);
  if (parts.relationships) layout.emplace(node.relationships, Kind::kValue);
  const auto make = only_ends ? make_reach : make_walks;
  return Pipeline{make(std::move(input->top), execution_, std::move(parts)), std::move(layout)};
}

}  // namespace newsgraph::execution::batch
