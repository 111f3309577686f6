#include "newsgraph/query/execution/batch/build/build.h"

#include <algorithm>

#include "newsgraph/query/execution/batch/build/builder.h"
#include "newsgraph/query/execution/batch/rows.h"
#include "newsgraph/query/planner/expression_walk.h"
#include "newsgraph/query/planner/plan_slots.h"

namespace newsgraph::execution::batch {
namespace {

using planner::Slot;

/// How many of the plan's operators may want a slot of their own.
std::size_t count_hidden(const planner::Plan& plan) {
  std::size_t count = std::holds_alternative<planner::Optional>(plan.node) ? 1 : 0;
  planner::for_each_expression(plan, [&](const planner::BoundExpression& expression) {
    // The number of the row that it is run for, and what comes of it.
    for (const auto& [node, subplan] : expression.subplans) count += 2 + count_hidden(*subplan);
  });
  for (const planner::Plan* inner : planner::inner_plans(plan)) count += count_hidden(*inner);
  return count + (plan.input ? count_hidden(*plan.input) : 0);
}

/// Whether the condition is on one node alone, to which the step right below leads.
bool is_of_step_end(const planner::Plan& filter, const planner::BoundExpression& predicate) {
  if (predicate.uses.size() != 1 || !predicate.subplans.empty() ||
      planner::varies(*predicate.ast)) {
    return false;
  }
  const planner::Plan* at = filter.input.get();
  while (at && std::holds_alternative<planner::Filter>(at->node)) at = at->input.get();
  const auto* step = at ? std::get_if<planner::Expand>(&at->node) : nullptr;
  return step && !step->into && step->to == *predicate.uses.begin();
}

bool finds_something(const planner::Plan& plan) {
  return std::holds_alternative<planner::AllNodesScan>(plan.node) ||
         std::holds_alternative<planner::LabelScan>(plan.node) ||
         std::holds_alternative<planner::IndexSeek>(plan.node) ||
         std::holds_alternative<planner::NodeByIdSeek>(plan.node) ||
         std::holds_alternative<planner::Join>(plan.node) ||
         (plan.input && finds_something(*plan.input));
}

/// Whether all relationships of the types end in nodes with the label.
bool leads_only_to(const Graph& graph, const std::vector<std::string>& types,
                   parser::Direction direction, LabelId label) {
  const Neighbours neighbours(graph, types, direction);
  if (neighbours.any_type()) return false;
  const Topology& topology = graph.topology();
  const IdSet& with_label = topology.nodes_with(label);
  return std::ranges::all_of(neighbours.types(), [&](TypeId type) {
    return (direction == parser::Direction::kIncoming ||
            topology.targets_of(type).is_subset_of(with_label)) &&
           (direction == parser::Direction::kOutgoing ||
            topology.sources_of(type).is_subset_of(with_label));
  });
}

/// Whether what the steps of the plan are makes the condition true in every row.
bool is_implied(const Graph& graph, const planner::Plan& plan,
                const planner::BoundExpression& predicate) {
  const auto* test = std::get_if<parser::LabelTest>(&predicate.ast->node);
  if (!test || test->labels.size() != 1) return false;
  const auto read = predicate.reads.find(test->object.get());
  const auto label = graph.find_label(test->labels.front());
  if (read == predicate.reads.end() || !label) return false;
  for (const planner::Plan* at = &plan; at; at = at->input.get()) {
    if (const auto* step = std::get_if<planner::Expand>(&at->node)) {
      if (!step->into && step->to == read->second) {
        return leads_only_to(graph, step->types, step->direction, *label);
      }
    } else if (const auto* walk = std::get_if<planner::VariableExpand>(&at->node)) {
      if (!walk->into && walk->to == read->second) {
        return walk->minimum > 0 && leads_only_to(graph, walk->types, walk->direction, *label);
      }
    } else if (!std::holds_alternative<planner::Filter>(at->node)) {
      return false;
    }
  }
  return false;
}

}  // namespace

ExpressionPtr Builder::compile(const planner::BoundExpression& bound, const Layout& layout) {
  const bool known =
      std::ranges::all_of(bound.uses, [&](Slot slot) { return layout.contains(slot); });
  // Slots of what is computed beside the rows come after those of the query.
  ExpressionPtr made = known ? batch::compile(bound, layout, chunk_width_, execution_) : nullptr;
  all_safe_ = all_safe_ && made && made->is_safe();
  return made;
}

ExpressionPtr Builder::compile_over(Pipeline& input, const planner::BoundExpression& bound) {
  if (bound.subplans.empty()) return compile(bound, input.layout);
  return compile(compute_subqueries(input, bound), input.layout);
}

std::optional<Pipeline> Builder::build(const planner::Plan& plan, const Needs& needs) {
  if (share_ && &plan == share_->parts->cut) return share_plan(plan, needs);
  OperatorProfile* const profile = execution_.profile ? &(*execution_.profile)[&plan] : nullptr;
  OperatorProfile* const outer = std::exchange(execution_.profiled, profile);
  Made made = std::visit([&](const auto& node) { return make(plan, node, needs); }, plan.node);
  execution_.profiled = outer;
  return measured(plan, std::move(made));
}

Builder::Made Builder::measured(const Plan& plan, Made made) const {
  if (made && execution_.profile) {
    made->top = make_measured(std::move(made->top), (*execution_.profile)[&plan]);
  }
  return made;
}

Builder::Made Builder::make(const Plan&, const planner::Argument&, const Needs& needs) {
  if (!outer_) return Pipeline{make_single_row(chunk_width_), {}};
  const auto& [layout, row_number] = *outer_;
  auto source = std::make_unique<ChunkSource>(row_number, carried(layout, needs));
  source_ = source.get();
  Layout with_number = restricted(layout, needs);
  with_number.emplace(row_number, kRowNumber);
  return Pipeline{std::move(source), std::move(with_number)};
}

Builder::Made Builder::put_filter(Made input, const planner::BoundExpression& predicate,
                                  const Needs& needs) {
  ExpressionPtr condition = input ? compile_over(*input, predicate) : nullptr;
  if (!condition) return std::nullopt;
  return Pipeline{make_filter(careful(*input), std::move(condition), carried(input->layout, needs)),
                  restricted(input->layout, needs)};
}

Builder::Made Builder::make(const Plan& plan, const planner::Filter& node, const Needs& needs) {
  if (Made counted = make_counted_step(plan, needs)) return counted;
  if (is_implied(graph_, *plan.input, node.predicate) ||
      leave_to_walk(*plan.input, node.predicate)) {
    return build(*plan.input, needs);
  }
  if (const auto closing = find_filtered_closing(plan, needs)) {
    return make_closing(*closing, needs);
  }
  if (const auto found = find_step_where(plan, needs)) return make_step_where(*found, needs);
  if (auto found = find_scan_where(plan)) return make_scan_where(std::move(*found), needs);
  return filtered(build(*plan.input, needs.with(node.predicate)), plan, needs);
}

Builder::Made Builder::put_filters(Made input, const std::vector<const Plan*>& filters,
                                   std::vector<const Plan*> left, const Needs& needs) {
  for (auto filter = filters.rbegin(); filter != filters.rend(); ++filter) {
    if (std::ranges::find(left, *filter) != left.end()) {
      std::erase(left, *filter);
      input = filtered(std::move(input), **filter, with_filters(needs, left));
    }
    // Who builds the topmost one measures it.
    if (*filter != filters.front()) input = measured(**filter, std::move(input));
  }
  return input;
}

Builder::Made Builder::filtered(Made input, const Plan& plan, const Needs& needs) {
  const auto& node = std::get<planner::Filter>(plan.node);
  if (!input || is_implied(graph_, *plan.input, node.predicate)) return input;
  if (const auto test = as_existence_test(node.predicate)) {
    return make_semi_join(std::move(*input), node.predicate, *test, needs);
  }
  if (OperatorPtr made = make_node_filter(*input, plan, node, needs)) {
    return Pipeline{std::move(made), restricted(input->layout, needs)};
  }
  return put_filter(std::move(input), node.predicate, needs);
}

OperatorPtr Builder::make_node_filter(Pipeline& input, const Plan& plan,
                                      const planner::Filter& node, const Needs& needs) {
  if (!is_of_step_end(plan, node.predicate)) return nullptr;
  const Slot slot = *node.predicate.uses.begin();
  ExpressionPtr condition = compile(node.predicate, input.layout);
  if (!condition || !condition->is_safe() || input.layout.at(slot) != Kind::kNode) return nullptr;
  return batch::make_node_filter(std::move(input.top), execution_, slot, std::move(condition),
                                 carried(input.layout, needs));
}

std::optional<Builder::Inner> Builder::build_inner(const Plan& plan, const Layout& input,
                                                   const Needs& needs) {
  const Slot row_number = next_hidden_++;
  const auto outer = std::exchange(outer_, std::pair(input, row_number));
  const bool outer_is_safe = std::exchange(all_safe_, true);
  ChunkSource* const outer_source = std::exchange(source_, nullptr);
  const bool outer_keeps_rows = std::exchange(keeps_rows_, false);
  Made made = build(plan, needs.with({row_number}));
  ChunkSource* const source = std::exchange(source_, outer_source);
  const bool is_safe = std::exchange(all_safe_, all_safe_ && outer_is_safe);
  // Small beside what an outer row may find, large beside what it costs to run a pipeline.
  constexpr std::size_t kRowsToKeepFor = 16;
  const bool keeps_rows = std::exchange(keeps_rows_, outer_keeps_rows);
  outer_ = outer;
  if (!made || !source) return std::nullopt;
  return Inner{{std::move(made->top), source, row_number, keeps_rows ? kRowsToKeepFor : kChunkRows},
               std::move(made->layout),
               is_safe};
}

Builder::Made Builder::make(const Plan& plan, const planner::Project& node, const Needs& needs) {
  Needs inputs = needs;
  for (const auto& [slot, value] : node.items) inputs.slots.erase(slot);
  for (const auto& [slot, value] : node.items) inputs = inputs.with(value);
  Made input = build(*plan.input, inputs);
  if (!input) return input;
  std::vector<std::pair<Slot, ExpressionPtr>> items;
  Layout layout = restricted(input->layout, needs);
  for (const auto& [slot, bound] : node.items) {
    ExpressionPtr value = compile_over(*input, bound);
    if (!value) return std::nullopt;
    // What nobody reads may still have to fail.
    if (!needs.slots.contains(slot) && value->is_safe()) continue;
    layout.insert_or_assign(slot, value->kind());
    items.emplace_back(slot, std::move(value));
  }
  return Pipeline{make_project(careful(*input), std::move(items)), std::move(layout)};
}

Builder::Made Builder::make(const Plan& plan, const planner::Optional& node, const Needs& needs) {
  std::set<Slot> read_inside;
  planner::collect_slots(*node.inner, read_inside);
  Made input = build(*plan.input, needs.with(read_inside));
  if (!input) return input;
  auto inner = build_inner(*node.inner, input->layout, needs);
  if (!inner) return std::nullopt;
  // What is carried comes from the input, whatever the inner pipeline has made of it.
  Layout layout = restricted(input->layout, needs);
  layout.merge(restricted(inner->layout, needs));
  OptionalParts parts{std::move(inner->pipeline), carried(input->layout, needs), {}};
  for (const Slot slot : node.introduced) {
    const auto found = layout.find(slot);
    if (found != layout.end()) parts.introduced.emplace_back(slot, found->second);
  }
  return Pipeline{make_optional(std::move(input->top), std::move(parts)), std::move(layout)};
}

Builder::Made Builder::make(const Plan& plan, const planner::Unwind& node, const Needs& needs) {
  Made input = build(*plan.input, needs.without({node.variable}).with(node.list));
  const bool known = input && std::ranges::all_of(node.list.uses, [&](Slot slot) {
                       return input->layout.contains(slot);
                     });
  if (!known) return std::nullopt;
  all_safe_ = false;
  Layout layout = restricted(input->layout, needs);
  layout.insert_or_assign(node.variable, Kind::kValue);
  UnwindParts parts{compile_items(node.list, execution_),
                    Slots(node.list.uses.begin(), node.list.uses.end()), node.variable,
                    carried(input->layout, needs), row_width_};
  return Pipeline{make_unwind(std::move(input->top), execution_, std::move(parts)),
                  std::move(layout)};
}

execution::OperatorPtr build(const planner::Plan& plan, const std::set<Slot>& needed, bool all_rows,
                             std::size_t row_width, Execution& execution, const Sharing& sharing) {
  if (!finds_something(plan)) return nullptr;
  Builder builder(execution, sharing, row_width, count_hidden(plan));
  Needs needs{needed};
  needs.all_rows = all_rows;
  auto made = builder.build(plan, needs);
  if (!made) return nullptr;
  Slots slots;
  for (const auto& [slot, kind] : made->layout) {
    if (needed.contains(slot)) slots.push_back(slot);
  }
  return make_rows(std::move(made->top), execution, std::move(slots));
}

}  // namespace newsgraph::execution::batch
