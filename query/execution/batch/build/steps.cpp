// Steps along relationships: which operator makes them, by what is needed of them.
#include <algorithm>

#include "newsgraph/query/execution/batch/build/builder.h"

namespace newsgraph::execution::batch {
namespace {

using planner::Slot;

std::set<Slot> to_set(const std::vector<Slot>& slots) {
  return {slots.begin(), slots.end()};
}

bool has_all(const Layout& layout, const std::vector<Slot>& slots) {
  return std::ranges::all_of(slots, [&](Slot slot) { return layout.contains(slot); });
}

/// Whether many rows of the input have the same node, and nothing else that is needed.
bool is_better_merged(const Graph& graph, const planner::Plan& input, const planner::Expand& step,
                      const Needs& needs) {
  if (!needs.may_count || !needs.duplicates_matter || needs.slots != std::set<Slot>{step.from}) {
    return false;
  }
  const Topology& topology = graph.topology();
  double nodes = 0;
  const Neighbours neighbours(graph, step.types, step.direction);
  for (const TypeId type : neighbours.types()) {
    if (step.direction != parser::Direction::kIncoming) {
      nodes += static_cast<double>(topology.sources_of(type).size());
    }
    if (step.direction != parser::Direction::kOutgoing) {
      nodes += static_cast<double>(topology.targets_of(type).size());
    }
  }
  if (step.types.empty()) nodes = static_cast<double>(topology.nodes().size());
  // To merge rows costs about as much as a step to a single node.
  constexpr double kRowsPerNode = 2;
  return input.estimated_rows >= nodes * kRowsPerNode;
}

}  // namespace

bool Builder::require_nodes(Pipeline& input, std::initializer_list<Slot> slots) {
  for (const Slot slot : slots) {
    const auto found = input.layout.find(slot);
    if (found == input.layout.end()) return false;
    if (found->second == Kind::kValue) {
      input.top = make_as_nodes(careful(input), slot);
      found->second = Kind::kNode;
      all_safe_ = false;
    }
    if (found->second != Kind::kNode) return false;
  }
  return true;
}

bool is_of_any_node(const planner::Plan& plan, const planner::Expand& node, const Needs& needs) {
  const auto* scan = std::get_if<planner::AllNodesScan>(&plan.input->node);
  return scan && scan->node == node.from && node.distinct_from.empty() &&
         node.direction != parser::Direction::kBoth && !needs.slots.contains(node.from) &&
         !needs.slots.contains(node.to);
}

Builder::Made Builder::make_relationship_scan(const Plan& plan, const planner::Expand& node,
                                              const Needs& needs) {
  if (!is_of_any_node(plan, node, needs)) return std::nullopt;
  const Topology& topology = graph_.topology();
  const Neighbours neighbours(graph_, node.types, node.direction);
  if (neighbours.any_type()) {
    return make_scan(*plan.input->input, {&topology.relationships(), Kind::kRelationship},
                     node.relationship, needs);
  }
  if (!needs.may_count || needs.slots.contains(node.relationship)) return std::nullopt;
  std::uint64_t count = 0;
  for (const TypeId type : neighbours.types()) count += topology.count(type);
  Made input = build(*plan.input->input, needs);
  if (!input) return input;
  return Pipeline{make_times(std::move(input->top), count), restricted(input->layout, needs)};
}

Builder::Made Builder::build_input(const Plan& plan, const planner::Expand& node,
                                   const Needs& needs) {
  const auto* scan = std::get_if<planner::AllNodesScan>(&plan.input->node);
  const Neighbours neighbours(graph_, node.types, node.direction);
  if (!scan || scan->node != node.from || neighbours.any_type() || neighbours.types().size() != 1 ||
      node.direction == parser::Direction::kBoth) {
    return build(*plan.input, needs);
  }
  const Topology& topology = graph_.topology();
  const TypeId type = neighbours.types().front();
  const IdSet& starts = node.direction == parser::Direction::kOutgoing ? topology.sources_of(type)
                                                                       : topology.targets_of(type);
  return measured(*plan.input,
                  make_scan(*plan.input->input, {&starts, Kind::kNode}, node.from, needs));
}

Builder::Made Builder::make(const Plan& plan, const planner::Expand& node, const Needs& needs) {
  if (node.bound) return std::nullopt;
  if (node.into) return make_into(plan, node, needs);
  if (Made scan = make_relationship_scan(plan, node, needs)) return scan;
  Made input = begin_step(plan, node, needs);
  if (!input) return input;
  return put_step(std::move(*input), node, needs, std::nullopt);
}

Builder::Made Builder::begin_step(const Plan& plan, const planner::Expand& node,
                                  const Needs& needs) {
  Needs before = needs.without({node.relationship, node.to})
                     .with(to_set(node.distinct_from))
                     .with({node.from});
  if (node.into) before = before.with({node.to});
  Made input = node.into ? build(*plan.input, before) : build_input(plan, node, before);
  if (!input || !require_nodes(*input, {node.from}) ||
      (node.into && !require_nodes(*input, {node.to})) ||
      !has_all(input->layout, node.distinct_from)) {
    return std::nullopt;
  }
  if (!node.into && is_better_merged(graph_, *plan.input, node, before)) {
    // What several threads have merged would not come in the order of one.
    if (share_ && needs.in_order) return std::nullopt;
    input->top = make_merge_rows(std::move(input->top), execution_, node.from);
  }
  return input;
}

Builder::Made Builder::put_step(Pipeline input, const planner::Expand& node, const Needs& needs,
                                std::optional<StepConditions> conditions) {
  if (node.into) return put_step_into(std::move(input), node, needs, std::move(conditions));
  ExpandParts parts{node.from,
                    needs.if_read(node.relationship),
                    needs.if_read(node.to),
                    Neighbours(graph_, node.types, node.direction),
                    Rivals(node.distinct_from, input.layout),
                    carried(input.layout, needs),
                    needs.duplicates_matter};
  if (!parts.relationship && !parts.to && needs.duplicates_matter && !needs.may_count) {
    parts.to = node.to;
  }
  Layout layout = restricted(input.layout, needs);
  if (parts.relationship) layout.emplace(node.relationship, Kind::kRelationship);
  if (parts.to) layout.emplace(node.to, Kind::kNode);
  OperatorPtr made = conditions ? make_expand_where(std::move(input.top), execution_,
                                                    std::move(parts), std::move(*conditions))
                                : make_expand(std::move(input.top), execution_, std::move(parts));
  return Pipeline{std::move(made), std::move(layout)};
}

Builder::Made Builder::make_into(const Plan& plan, const planner::Expand& node,
                                 const Needs& needs) {
  const auto closing = find_closing(plan);
  if (closing && is_closed_at_once(*closing, needs)) return make_closing(*closing, needs);
  Made input = begin_step(plan, node, needs);
  if (!input) return input;
  return put_step_into(std::move(*input), node, needs, std::nullopt);
}

Builder::Made Builder::put_step_into(Pipeline input, const planner::Expand& node,
                                     const Needs& needs, std::optional<StepConditions> conditions) {
  ExpandIntoParts parts{node.from,
                        node.to,
                        needs.if_read(node.relationship),
                        Neighbours(graph_, node.types, node.direction),
                        Rivals(node.distinct_from, input.layout),
                        carried(input.layout, needs),
                        needs.duplicates_matter,
                        std::move(conditions)};
  if (needs.duplicates_matter && !needs.may_count) parts.relationship = node.relationship;
  Layout layout = restricted(input.layout, needs);
  if (parts.relationship) layout.emplace(node.relationship, Kind::kRelationship);
  return Pipeline{make_expand_into(std::move(input.top), execution_, std::move(parts)),
                  std::move(layout)};
}

}  // namespace newsgraph::execution::batch
