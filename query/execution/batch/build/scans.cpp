// Where rows come from: scans, with the filters right above them that they can look at themselves,
// and indexes.
#include <algorithm>

#include "newsgraph/graph/temporal.h"
#include "newsgraph/query/execution/batch/build/builder.h"
#include "newsgraph/query/execution/comparator.h"
#include "newsgraph/query/planner/plan_slots.h"

namespace newsgraph::execution::batch {
namespace {

using parser::Comparator;
using planner::BoundExpression;
using planner::Plan;
using planner::Slot;

/// The slot that a scan of nodes fills.
std::optional<Slot> scanned_slot(const Plan& plan) {
  if (const auto* all = std::get_if<planner::AllNodesScan>(&plan.node)) return all->node;
  if (const auto* labelled = std::get_if<planner::LabelScan>(&plan.node)) return labelled->node;
  return std::nullopt;
}

/// The key of a property of what is in the slot.
const std::string* property_of(const BoundExpression& bound, const parser::Expression& expression,
                               Slot slot) {
  const auto* access = std::get_if<parser::PropertyAccess>(&expression.node);
  const auto read = access ? bound.reads.find(access->object.get()) : bound.reads.end();
  return read != bound.reads.end() && read->second == slot ? &access->key : nullptr;
}

/// The date in the expression, when that is its year.
const parser::Expression* dated(const parser::Expression& expression) {
  const auto* access = std::get_if<parser::PropertyAccess>(&expression.node);
  return access && access->key == "year" ? access->object.get() : nullptr;
}

/// The days whose year compares so with this one; nullopt when it has no first or last day.
std::optional<KeyRange> days_of_years(Comparator comparator, std::int64_t year) {
  const auto first = Date::from_civil(year, 1, 1), last = Date::from_civil(year, 12, 31);
  if (!first || !last) return std::nullopt;
  KeyRange days;
  const bool goes_on = comparator == Comparator::kGreater || comparator == Comparator::kLessEqual;
  if (comparator == Comparator::kEqual) {
    days.restrict_to(Comparator::kGreaterEqual, first->days);
    days.restrict_to(Comparator::kLessEqual, last->days);
  } else {
    days.restrict_to(comparator, goes_on ? last->days : first->days);
  }
  return days;
}

Scanned scanned_by(const Plan& scan, const Graph& graph) {
  static const IdSet kNone;
  const auto* labelled = std::get_if<planner::LabelScan>(&scan.node);
  if (!labelled) return {&graph.topology().nodes(), Kind::kNode};
  const auto label = graph.find_label(labelled->label);
  return {label ? &graph.topology().nodes_with(*label) : &kNone, Kind::kNode};
}

/// What the filters above a scan say of the node that it finds: in which ranges properties lie.
class ScanConditions {
 public:
  ScanConditions(Slot slot, std::size_t row_width, Execution& execution)
      : slot_(slot), row_width_(row_width), execution_(execution) {}

  /// Whether the predicate says that, and nothing else; then it is among them.
  bool take(const BoundExpression& predicate) {
    const auto* comparison = std::get_if<parser::Comparison>(&predicate.ast->node);
    if (!comparison || !predicate.locals.empty() || !predicate.subplans.empty()) return false;
    std::vector<ScanCondition> found;
    parser::ExpressionPtr left = comparison->first;
    for (const auto& [comparator, right] : comparison->rest) {
      auto condition = as_condition(predicate, left, comparator, right);
      if (!condition) condition = as_condition(predicate, right, turned(comparator), left);
      if (!condition) return false;
      found.push_back(std::move(*condition));
      left = right;
    }
    for (ScanCondition& each : found) {
      const auto same = std::ranges::find_if(
          conditions_, [&](const ScanCondition& other) { return other.column == each.column; });
      if (same == conditions_.end()) {
        conditions_.push_back(each);
      } else {
        same->range = same->range.common_with(each.range);
      }
    }
    return true;
  }

  const std::vector<ScanCondition>& conditions() const { return conditions_; }

 private:
  std::optional<ScanCondition> as_condition(const BoundExpression& predicate,
                                            const parser::ExpressionPtr& side,
                                            Comparator comparator,
                                            const parser::ExpressionPtr& value) const {
    const Graph& graph = execution_.graph();
    const std::string* name = property_of(predicate, *side, slot_);
    const parser::Expression* date = name ? nullptr : dated(*side);
    if (date) name = property_of(predicate, *date, slot_);
    const auto key = name ? graph.find_key(*name) : std::nullopt;
    const auto column = key ? KeyedColumn::of(graph.node_column(*key)) : std::nullopt;
    if (!column || comparator == Comparator::kNotEqual ||
        (comparator != Comparator::kEqual && !column->is_ordered())) {
      return std::nullopt;
    }
    const BoundExpression bound = planner::part_of(predicate, value);
    if (!bound.uses.empty()) return std::nullopt;
    const ExpressionPtr constant = batch::compile(bound, {}, row_width_, execution_);
    if (!constant->is_constant()) return std::nullopt;
    Chunk one_row;
    one_row.size = 1;
    const Value wanted = constant->evaluate(one_row).value(0, graph);
    std::optional<KeyRange> range;
    if (!date) {
      range = column->range(comparator, wanted, graph);
    } else if (column->kind() == Kind::kDate && wanted.is_integer()) {
      range = days_of_years(comparator, wanted.as_integer());
    }
    return range ? std::optional(ScanCondition{*column, *range}) : std::nullopt;
  }

  Slot slot_;
  std::size_t row_width_;
  Execution& execution_;
  std::vector<ScanCondition> conditions_;
};

}  // namespace

Builder::Made Builder::make_scan(const Plan& input_plan, Scanned scanned, Slot slot,
                                 const Needs& needs) {
  if (needs.may_count && !needs.slots.contains(slot)) {
    Made input = build(input_plan, needs);
    if (!input) return input;
    OperatorPtr made =
        scanned.conditions.empty()
            ? batch::make_times(std::move(input->top), scanned.ids->size())
            : batch::make_times(std::move(input->top), execution_, std::move(scanned));
    return Pipeline{std::move(made), restricted(input->layout, needs)};
  }
  const bool begins = !outer_ && std::holds_alternative<planner::Argument>(input_plan.node);
  if (share_ && !share_->parts->cut && begins) return share_scan(std::move(scanned), slot);
  Made input = build(input_plan, needs.without({slot}));
  if (!input) return input;
  Layout layout = restricted(input->layout, needs);
  layout.emplace(slot, scanned.kind);
  return Pipeline{batch::make_scan(std::move(input->top), execution_, std::move(scanned), slot,
                                   carried(input->layout, needs)),
                  std::move(layout)};
}

Builder::Made Builder::make(const Plan& plan, const planner::AllNodesScan& node,
                            const Needs& needs) {
  return make_scan(*plan.input, scanned_by(plan, graph_), node.node, needs);
}

Builder::Made Builder::make(const Plan& plan, const planner::LabelScan& node, const Needs& needs) {
  return make_scan(*plan.input, scanned_by(plan, graph_), node.node, needs);
}

std::optional<Builder::ScanWhere> Builder::find_scan_where(const Plan& top) const {
  ScanWhere found{};
  for (found.scan = &top; std::holds_alternative<planner::Filter>(found.scan->node);
       found.scan = found.scan->input.get()) {
    if (share_ && share_->parts->cut == found.scan) return std::nullopt;
    found.filters.push_back(found.scan);
  }
  const auto slot = scanned_slot(*found.scan);
  if (!slot || (share_ && share_->parts->cut == found.scan)) return std::nullopt;
  ScanConditions taken(*slot, chunk_width_, execution_);
  for (const Plan* filter : found.filters) {
    if (!taken.take(predicate_of(*filter))) found.left.push_back(filter);
  }
  found.conditions = taken.conditions();
  return found.conditions.empty() ? std::nullopt : std::optional(std::move(found));
}

Builder::Made Builder::make_scan_where(ScanWhere found, const Needs& needs) {
  Scanned scanned = scanned_by(*found.scan, graph_);
  scanned.conditions = std::move(found.conditions);
  Made made =
      measured(*found.scan, make_scan(*found.scan->input, std::move(scanned),
                                      *scanned_slot(*found.scan), with_filters(needs, found.left)));
  return put_filters(std::move(made), found.filters, std::move(found.left), needs);
}

template <class Seek>
Builder::Made Builder::make_seek(const Plan& plan, const Seek& node, const Needs& needs) {
  Made input = build(*plan.input, needs.without({node.node}).with(node.value));
  ExpressionPtr value = input ? compile(node.value, input->layout) : nullptr;
  if (!value) return std::nullopt;
  all_safe_ = all_safe_ && !node.any_of;
  Layout layout = restricted(input->layout, needs);
  layout.emplace(node.node, Kind::kNode);
  return Pipeline{batch::make_seek(
                      careful(*input), execution_,
                      {node.node, NodeSeek(node), std::move(value), carried(input->layout, needs)}),
                  std::move(layout)};
}

Builder::Made Builder::make(const Plan& plan, const planner::IndexSeek& node, const Needs& needs) {
  return make_seek(plan, node, needs);
}

Builder::Made Builder::make(const Plan& plan, const planner::NodeByIdSeek& node,
                            const Needs& needs) {
  return make_seek(plan, node, needs);
}

}  // namespace newsgraph::execution::batch
