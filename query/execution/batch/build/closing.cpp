// Steps that end in one node from nodes that are known, as where the cycles of a pattern close: all
// of their lists of neighbours are intersected at once.
#include <algorithm>

#include "newsgraph/query/execution/batch/build/builder.h"
#include "newsgraph/query/planner/expression_walk.h"

namespace newsgraph::execution::batch {
namespace {

using planner::Plan;
using planner::Slot;

bool is_filter(const Plan& plan) {
  return std::holds_alternative<planner::Filter>(plan.node);
}

Slot other_end(const planner::Expand& step, Slot to) {
  return step.to == to ? step.from : step.to;
}

std::set<Slot> relationships_of(const std::vector<const planner::Expand*>& steps) {
  std::set<Slot> relationships;
  for (const planner::Expand* step : steps) relationships.insert(step->relationship);
  return relationships;
}

std::vector<Slot> without(std::vector<Slot> slots, const std::set<Slot>& less) {
  std::erase_if(slots, [&](Slot slot) { return less.contains(slot); });
  return slots;
}

/// Nullopt when the layout lacks a relationship that may not be taken again.
std::optional<IntersectParts> closing_parts(const Graph& graph, const Closing& closing,
                                            const Layout& layout, const Needs& needs) {
  IntersectParts parts{.sides = {}, .to = closing.to, .duplicates_matter = needs.duplicates_matter};
  const std::set<Slot> relationships = relationships_of(closing.steps);
  for (const planner::Expand* step : closing.steps) {
    const std::vector<Slot> rivals = without(step->distinct_from, relationships);
    if (!std::ranges::all_of(rivals, [&](Slot slot) { return layout.contains(slot); })) {
      return std::nullopt;
    }
    const Neighbours neighbours(graph, step->types, step->direction);
    IntersectParts::Side side{
        .from = other_end(*step, closing.to),
        .relationship = needs.if_read(step->relationship),
        .neighbours = step->to == closing.to ? neighbours : neighbours.reversed(),
        .rivals = Rivals(rivals, layout)};
    for (std::size_t i = 0; i < parts.sides.size(); ++i) {
      if (std::ranges::find(step->distinct_from, closing.steps[i]->relationship) !=
          step->distinct_from.end()) {
        side.differs_from.push_back(i);
      }
    }
    parts.sides.push_back(std::move(side));
  }
  if (needs.duplicates_matter && !needs.may_count) {
    parts.sides.back().relationship = closing.steps.back()->relationship;
  }
  return parts;
}

}  // namespace

std::optional<Closing> find_closing(const Plan& plan) {
  Closing closing;
  std::set<Slot> ends;  // that all steps have in common
  for (const Plan* at = &plan; at; at = at->input.get()) {
    if (is_filter(*at)) {
      closing.above.push_back(at);
      continue;
    }
    const auto* step = std::get_if<planner::Expand>(&at->node);
    if (!step || step->bound) return std::nullopt;
    if (closing.steps.empty()) {
      if (!step->into) return std::nullopt;
      ends = {step->from, step->to};
    }
    std::erase_if(ends, [&](Slot slot) { return slot != step->to && slot != step->from; });
    closing.steps.push_back(step);
    if (step->into) {
      closing.above.push_back(at);
      continue;
    }
    if (!ends.contains(step->to)) return std::nullopt;
    closing.to = step->to;
    closing.first_step = at;
    std::ranges::reverse(closing.steps);
    const auto is_loop = [](const planner::Expand* each) { return each->from == each->to; };
    if (std::ranges::any_of(closing.steps, is_loop)) return std::nullopt;
    return closing;
  }
  return std::nullopt;
}

std::optional<Closing> Builder::find_filtered_closing(const Plan& plan, const Needs& needs) const {
  auto closing = find_closing(plan);
  if (!closing || !is_closed_at_once(*closing, needs)) return std::nullopt;
  const auto preparation = find_preparation(*closing, needs);
  const bool is_taken =
      preparation && std::ranges::find(preparation->left, &plan) == preparation->left.end();
  return is_taken ? std::move(closing) : std::nullopt;
}

bool Builder::is_closed_at_once(const Closing& closing, const Needs& needs) const {
  if (closing.steps.size() != 2 && !find_preparation(closing, needs)) return false;
  std::vector<const Plan*> filters;  // right above the first step
  for (auto at = closing.above.rbegin(); at != closing.above.rend() && is_filter(**at); ++at) {
    filters.push_back(*at);
  }
  // To make so few rows costs less than to look for ends in common.
  constexpr double kFewRows = 8;
  return closing.first_step->growth > kFewRows ||
         !is_keyed(graph_, *closing.steps.front(), filters, true);
}

Builder::Made Builder::make_closing(const Closing& closing, const Needs& needs) {
  Needs after = with_filters(needs, closing.above);
  const std::set<Slot> relationships = relationships_of(closing.steps);
  Needs before = after.without({closing.to});
  for (const Slot slot : relationships) before = before.without({slot});
  for (const planner::Expand* step : closing.steps) {
    const std::vector<Slot> rivals = without(step->distinct_from, relationships);
    before = before.with({rivals.begin(), rivals.end()}).with({other_end(*step, closing.to)});
  }
  Made input = build(*closing.first_step->input, before);
  if (!input) return std::nullopt;
  for (const planner::Expand* step : closing.steps) {
    if (!require_nodes(*input, {other_end(*step, closing.to)})) return std::nullopt;
  }
  auto parts = closing_parts(graph_, closing, input->layout, after);
  if (!parts) return std::nullopt;
  const auto any_list = [](const IntersectParts::Side& side) { return side.rivals.any_list(); };
  auto preparation = find_preparation(closing, needs);
  // With lists among the rivals all would be looked at one by one.
  const bool prepares =
      preparation && (parts->sides.size() > 2 || std::ranges::none_of(parts->sides, any_list));
  std::vector<const Plan*> left = closing.above;
  if (prepares) {
    left = preparation->left;
    after = with_filters(needs, left);
    prepare_lists(closing, std::move(*preparation), *parts);
    parts->gives_to = after.slots.contains(closing.to);
  }
  parts->carried = carried(input->layout, after);
  Layout layout = restricted(input->layout, after);
  if (parts->gives_to) layout.emplace(closing.to, Kind::kNode);
  for (const IntersectParts::Side& side : parts->sides) {
    if (side.relationship) layout.emplace(*side.relationship, Kind::kRelationship);
  }
  const auto make = prepares ? make_intersect_prepared : make_intersect;
  Made made = measured(
      *closing.first_step,
      Pipeline{make(std::move(input->top), execution_, std::move(*parts)), std::move(layout)});
  for (auto plan = closing.above.rbegin(); plan != closing.above.rend(); ++plan) {
    if (is_filter(**plan) && std::ranges::find(left, *plan) != left.end()) {
      made = put_filter(std::move(made), predicate_of(**plan), after);
    }
    // Who builds the topmost one measures it.
    if (*plan != closing.above.front()) made = measured(**plan, std::move(made));
  }
  return made;
}

std::optional<Builder::Preparation> Builder::find_preparation(const Closing& closing,
                                                              const Needs& needs) const {
  if (needs.duplicates_matter && !needs.may_count) return std::nullopt;
  Preparation found{std::vector<Preparation::Conditions>(closing.steps.size()), {}};
  for (const Plan* plan : closing.above) {
    if (is_filter(*plan) && !take_condition(predicate_of(*plan), closing, found.of_steps)) {
      found.left.push_back(plan);
    }
  }
  const Needs after = with_filters(needs, found.left);
  const auto is_read = [&](const planner::Expand* step) {
    return after.slots.contains(step->relationship);
  };
  if (std::ranges::any_of(closing.steps, is_read)) return std::nullopt;
  // What closes a cycle is hard to estimate, so with several cycles that which leads there counts.
  double rows = closing.first_step->input->estimated_rows;
  if (closing.steps.size() > 2) {
    for (const Plan* at = closing.first_step->input.get(); at; at = at->input.get()) {
      rows = std::max(rows, at->estimated_rows);
    }
  }
  if (!come_up_often(graph_, *closing.steps.front(), rows)) return std::nullopt;
  return found;
}

bool come_up_often(const Graph& graph, const planner::Expand& step, double rows) {
  const Neighbours neighbours(graph, step.types, step.direction);
  const Topology& topology = graph.topology();
  double nodes = neighbours.any_type() ? static_cast<double>(topology.nodes().size()) : 0;
  for (const TypeId type : neighbours.types()) {
    nodes += static_cast<double>(
        std::max(topology.sources_of(type).size(), topology.targets_of(type).size()));
  }
  // To make the lists of all nodes costs a few times what it costs to walk along them once.
  constexpr double kEstimatedRowsPerNode = 0.25;
  return rows >= nodes * kEstimatedRowsPerNode;
}

ExpressionPtr Builder::compile_on_ends(const planner::BoundExpression& predicate, Slot from,
                                       Slot to) const {
  if (planner::varies(*predicate.ast) || !predicate.subplans.empty() ||
      !std::ranges::all_of(predicate.uses, [&](Slot slot) { return slot == from || slot == to; })) {
    return nullptr;
  }
  ExpressionPtr condition =
      batch::compile(predicate, {{from, Kind::kNode}, {to, Kind::kNode}}, chunk_width_, execution_);
  return condition && condition->is_safe() ? std::move(condition) : nullptr;
}

bool Builder::take_condition(const planner::BoundExpression& predicate, const Closing& closing,
                             std::vector<Preparation::Conditions>& of_steps) const {
  for (std::size_t i = 0; i < closing.steps.size(); ++i) {
    const planner::Expand& step = *closing.steps[i];
    if (ExpressionPtr on_ends =
            compile_on_ends(predicate, other_end(step, closing.to), closing.to)) {
      of_steps[i].on_nodes.push_back(std::move(on_ends));
      return true;
    }
    if (ExpressionPtr on_step = compile_on_step(predicate, step)) {
      of_steps[i].on_relationship.push_back(std::move(on_step));
      of_steps[i].read.insert(predicate.uses.begin(), predicate.uses.end());
      return true;
    }
  }
  return false;
}

void Builder::prepare_lists(const Closing& closing, Preparation preparation,
                            IntersectParts& parts) {
  // Where a side's neighbours are those of another one but for conditions, its lists are made from
  // the other's.
  std::vector<const IntersectParts::Side*> unconditional;
  for (std::size_t i = parts.sides.size(); i-- > 0;) {
    IntersectParts::Side& side = parts.sides[i];
    Preparation::Conditions& conditions = preparation.of_steps[i];
    PreparedNeighbours::Parts lists{.neighbours = side.neighbours,
                                    .from = side.from,
                                    .to = parts.to,
                                    .conditions = std::move(conditions.on_nodes),
                                    .chunk_width = chunk_width_,
                                    .lists = next_lists()};
    if (!conditions.on_relationship.empty()) {
      lists.test.emplace(std::move(conditions.on_relationship),
                         StepTest::Slots{side.from, closing.steps[i]->relationship, parts.to},
                         conditions.read, chunk_width_);
    } else {
      const auto found = std::ranges::find_if(
          unconditional, [&](const auto* other) { return other->neighbours == side.neighbours; });
      if (found != unconditional.end()) lists.base = (*found)->lists;
      if (lists.conditions.empty()) unconditional.push_back(&side);
    }
    side.lists = std::make_shared<PreparedNeighbours>(execution_, std::move(lists));
    side.relationship = std::nullopt;
  }
}

std::shared_ptr<NeighbourLists> Builder::next_lists() {
  const auto make = [&] { return std::make_shared<NeighbourLists>(execution_); };
  if (!share_) return make();
  std::vector<std::shared_ptr<NeighbourLists>>& lists = share_->parts->lists;
  if (share_->next_lists == lists.size()) lists.push_back(make());
  return lists[share_->next_lists++];
}

}  // namespace newsgraph::execution::batch
