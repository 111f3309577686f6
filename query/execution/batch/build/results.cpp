// Aggregation, DISTINCT, ORDER BY, SKIP and LIMIT.
//
// An inner pipeline is run for many rows at once. What DISTINCT, ORDER BY, SKIP and LIMIT mean for
// each of them alone is told apart by the number of the row; aggregations are left to the row
// operators there.
#include <limits>

#include "newsgraph/query/execution/batch/build/builder.h"
#include "newsgraph/query/execution/row_count.h"
#include "newsgraph/query/planner/plan_slots.h"

namespace newsgraph::execution::batch {
namespace {

using planner::Slot;

constexpr std::uint64_t kEndless = std::numeric_limits<std::uint64_t>::max();

/// Whether the plan gives the slot a node or relationship in every row.
bool is_never_null(const planner::Plan& plan, Slot slot) {
  if (std::holds_alternative<planner::Filter>(plan.node)) return is_never_null(*plan.input, slot);
  const auto found = planner::found_slots(plan);
  if (!found || std::holds_alternative<planner::RelationshipEnds>(plan.node)) return false;
  return found->contains(slot) || (plan.input && is_never_null(*plan.input, slot));
}

bool is_slot(const planner::BoundExpression& bound, Slot& slot) {
  const auto read = bound.reads.find(bound.ast.get());
  if (read == bound.reads.end()) return false;
  slot = read->second;
  return true;
}

/// count(x) of something that is never null is count(*).
bool counts_rows(const planner::Plan& plan, const planner::AggregateCall& call) {
  Slot slot = 0;
  return !call.distinct && functions::find_aggregate(call.name)->name == "count" &&
         call.arguments.size() == 1 && is_slot(call.arguments.front(), slot) &&
         is_never_null(*plan.input, slot);
}

bool is_count(const planner::AggregateCall& call) {
  return functions::find_aggregate(call.name)->name == "count";
}

bool minds_duplicates(const planner::AggregateCall& call) {
  const std::string& name = functions::find_aggregate(call.name)->name;
  return !call.distinct && name != "min" && name != "max";
}

}  // namespace

std::optional<Builder::Collected> Builder::prepare(const Plan& plan, const planner::Aggregate& node,
                                                   bool in_order) {
  const auto exchange = share_ ? std::exchange(share_->exchange, nullptr) : nullptr;
  Needs inputs;
  inputs.duplicates_matter = std::ranges::any_of(node.calls, minds_duplicates);
  inputs.may_count = true;
  // Of keys that are equal and yet differ, the first one counts.
  inputs.in_order = !node.keys.empty() || !std::ranges::all_of(node.calls, is_count);
  for (const auto& [slot, key] : node.keys) inputs = inputs.with(key);
  for (const planner::AggregateCall& call : node.calls) {
    if (counts_rows(plan, call)) continue;
    for (const auto& argument : call.arguments) inputs = inputs.with(argument);
  }
  Made input = build(*plan.input, inputs);
  if (!input) return std::nullopt;
  AggregateParts parts{{}, {}, chunk_width_, in_order};
  parts.is_grouped = !node.keys.empty();
  Layout layout;
  for (const auto& [slot, bound] : node.keys) {
    ExpressionPtr key = compile_over(*input, bound);
    if (!key) return std::nullopt;
    if (key->is_constant()) continue;
    layout.emplace(slot, key->kind());
    parts.keys.emplace_back(slot, std::move(key));
  }
  for (const planner::AggregateCall& call : node.calls) {
    AggregateParts::Call part{
        call.result, functions::find_aggregate(call.name), call.distinct, {}, {}};
    for (const auto& argument : call.arguments) {
      part.span = argument.ast->span;
      if (counts_rows(plan, call)) continue;
      part.arguments.push_back(compile_over(*input, argument));
      if (!part.arguments.back()) return std::nullopt;
    }
    layout.emplace(call.result, result_kind(part));
    parts.calls.push_back(std::move(part));
  }
  return collect_groups(std::move(*input), std::move(parts), std::move(layout), exchange);
}

Builder::Made Builder::make(const Plan& plan, const planner::Aggregate& node, const Needs& needs) {
  if (outer_) return std::nullopt;
  if (share_ && share_->parts->apart.contains(&plan)) {
    return put_constants(make_apart(plan, node), node);
  }
  Made groups = collect(plan, [&plan, &node, in_order = needs.in_order](Builder& builder) {
    return builder.prepare(plan, node, in_order);
  });
  return put_constants(std::move(groups), node);
}

Builder::Made Builder::put_constants(Made groups, const planner::Aggregate& node) {
  std::vector<std::pair<Slot, ExpressionPtr>> constants;
  for (const auto& [slot, bound] : node.keys) {
    if (!groups || groups->layout.contains(slot)) continue;
    constants.emplace_back(slot, compile(bound, {}));
    groups->layout.emplace(slot, constants.back().second->kind());
  }
  if (!constants.empty()) groups->top = make_project(careful(*groups), std::move(constants));
  return groups;
}

Builder::Made Builder::make(const Plan& plan, const planner::Distinct& node, const Needs& needs) {
  Needs inputs;
  // A variable that is returned twice is one slot.
  inputs.slots.insert(node.slots.begin(), node.slots.end());
  if (outer_) {
    inputs.slots.insert(outer_->second);
    keeps_rows_ = true;
  }
  inputs.duplicates_matter = false;
  inputs.may_count = true;
  inputs.all_rows = needs.all_rows;
  std::optional<Collected> made = prepare_distinct(plan, inputs, needs.in_order);
  if (!made) return std::nullopt;
  OperatorPtr top;
  if (!outer_ && needs.all_rows) {
    top = make_shared(
        plan,
        [&plan, inputs, in_order = needs.in_order](Builder& builder) {
          return builder.prepare_distinct(plan, inputs, in_order);
        },
        *made);
  }
  if (!top) top = make_distinct(std::move(made->input), execution_, made->layout);
  return Pipeline{std::move(top), std::move(made->layout)};
}

/// Rows that differ are groups of which nothing is asked.
std::optional<Builder::Collected> Builder::prepare_distinct(const Plan& plan, const Needs& inputs,
                                                            bool in_order) {
  const auto exchange = share_ ? std::exchange(share_->exchange, nullptr) : nullptr;
  Made input = build(*plan.input, inputs);
  if (!input || input->layout.size() != inputs.slots.size()) return std::nullopt;
  AggregateParts parts{{}, {}, chunk_width_, in_order};
  for (const auto& [slot, kind] : input->layout) {
    parts.keys.emplace_back(slot, make_slot_read(slot, kind));
  }
  Layout layout = input->layout;
  return collect_groups(std::move(*input), std::move(parts), std::move(layout), exchange);
}

/// What it makes of each of the rows that threads share.
Builder::Made Builder::make_apart(const Plan& plan, const planner::Aggregate& node) {
  auto below = std::make_unique<RowsTaker>();
  RowsTaker* const above = std::exchange(share_->taker, below.get());
  std::optional<Collected> made = prepare(plan, node, true);
  share_->taker = above;
  if (!made) return std::nullopt;
  return Pipeline{make_collections_apart(std::move(made->input), execution_,
                                         std::move(made->collector), std::move(below), *above),
                  std::move(made->layout)};
}

std::optional<Builder::Collected> Builder::prepare_sort(const Plan& plan, const Needs& inputs,
                                                        const std::vector<planner::SortKey>& keys,
                                                        std::optional<std::uint64_t> bound) {
  Made input = build(*plan.input, inputs);
  if (!input) return std::nullopt;
  Layout layout = restricted(input->layout, inputs);
  SortParts parts{carried(layout, inputs), keys, bound};
  return Collected{std::move(input->top), make_sorted_rows(execution_, std::move(parts)),
                   std::move(layout)};
}

Builder::Made Builder::make_inner_sort(const Plan& plan, const Needs& inputs,
                                       const std::vector<planner::SortKey>& keys) {
  keeps_rows_ = true;
  std::vector<planner::SortKey> of_each{{outer_->second}};
  of_each.insert(of_each.end(), keys.begin(), keys.end());
  std::optional<Collected> made = prepare_sort(plan, inputs, of_each, std::nullopt);
  if (!made) return std::nullopt;
  return Pipeline{make_collection(std::move(made->input), execution_, std::move(made->collector)),
                  std::move(made->layout)};
}

Builder::Made Builder::make(const Plan& plan, const planner::Sort& node, const Needs& needs) {
  Needs inputs = needs;
  inputs.may_count = false;
  inputs.all_rows = inputs.in_order = true;
  for (const planner::SortKey& key : node.keys) inputs.slots.insert(key.slot);
  if (outer_) return make_inner_sort(plan, inputs, node.keys);
  return collect(plan, [&plan, &node, inputs](Builder& builder) {
    return builder.prepare_sort(plan, inputs, node.keys, std::nullopt);
  });
}

Builder::Made Builder::make(const Plan& plan, const planner::Top& node, const Needs& needs) {
  Needs inputs = needs.row_by_row();
  inputs.all_rows = inputs.in_order = true;
  for (const planner::SortKey& key : node.keys) inputs.slots.insert(key.slot);
  const std::uint64_t skip = node.skip ? count_of(node.skip, "SKIP") : 0;
  const std::uint64_t count = count_of(node.count, "LIMIT") + skip;  // both are below 2^63
  if (outer_) {
    Made sorted = make_inner_sort(plan, inputs, node.keys);
    if (!sorted) return sorted;
    Slots slots = carried(sorted->layout, inputs);
    return Pipeline{make_slice_each(std::move(sorted->top),
                                    {source_, outer_->second, 0, count, std::move(slots)}),
                    std::move(sorted->layout)};
  }
  return collect(plan, [&plan, &node, inputs, count](Builder& builder) {
    return builder.prepare_sort(plan, inputs, node.keys, count);
  });
}

Builder::Made Builder::make(const Plan& plan, const planner::Skip& node, const Needs& needs) {
  return make_slice(plan, needs, count_of(node.count, "SKIP"), kEndless);
}

Builder::Made Builder::make(const Plan& plan, const planner::Limit& node, const Needs& needs) {
  return make_slice(plan, needs, 0, count_of(node.count, "LIMIT"));
}

Builder::Made Builder::make_slice(const Plan& plan, const Needs& needs, std::uint64_t begin,
                                  std::uint64_t count) {
  Needs inputs = needs.row_by_row();
  inputs.all_rows &= count == kEndless;
  inputs.in_order = true;
  Made input = build(*plan.input, inputs);
  if (!input) return input;
  if (outer_) {
    return Pipeline{make_slice_each(std::move(input->top), {source_, outer_->second, begin, count,
                                                            carried(input->layout, needs)}),
                    restricted(input->layout, needs)};
  }
  return Pipeline{
      batch::make_slice(std::move(input->top), begin, count, carried(input->layout, needs)),
      restricted(input->layout, needs)};
}

std::uint64_t Builder::count_of(const planner::BoundExpression& count, const char* name) {
  Row no_row(row_width_);
  return row_count(count, name, no_row, execution_);
}

}  // namespace newsgraph::execution::batch
