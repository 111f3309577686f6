// A path is put together, and the list of a walk's relationships made, once a row. Where all that
// is asked of them is how long they are, whoever walked has counted the steps.
#include <map>

#include "newsgraph/query/functions/function.h"
#include "newsgraph/query/planner/expression_walk.h"
#include "newsgraph/query/planner/plan_slots.h"
#include "newsgraph/query/planner/rules/rules.h"

namespace newsgraph::planner {
namespace {

/// What has a length that is counted, by its slot: paths and lists of relationships.
struct Counted {
  Slot length;
  bool is_path;
  Plan* path = nullptr;      ///< the BindPath that a PathLength would have to be made for
  Plan* optional = nullptr;  ///< whose inner plan finds it
};
using CountedBySlot = std::map<Slot, Counted>;

/// Whether what is in the slots below is still there in the rows that come out.
bool keeps_slots(const Plan& plan) {
  return is_one_of<Argument, AllNodesScan, LabelScan, IndexSeek, NodeByIdSeek, RelationshipEnds,
                   Expand, VariableExpand, ShortestPath, BindPath, PathLength, Filter, Optional,
                   Join, Unwind, Project, Sort, Top, Skip, Limit>(plan);
}

class LengthReader {
 public:
  /// Rewrites what stands in the chain. `counted` is what its first row has, and becomes what its
  /// last rows have.
  void visit(Plan& plan, CountedBySlot& counted) {
    if (plan.input) visit(*plan.input, counted);
    for_each_expression(plan, [&](BoundExpression& bound) { rewrite(bound, counted); });
    if (auto* optional = std::get_if<Optional>(&plan.node)) visit_inner(plan, *optional, counted);
    if (!keeps_slots(plan)) return counted.clear();
    add(plan, counted);
  }

 private:
  void visit_inner(Plan& plan, Optional& optional, CountedBySlot& counted) {
    CountedBySlot inner = counted;
    visit(*optional.inner, inner);
    for (const auto& [slot, each] : inner) {
      const auto [entry, is_new] = counted.try_emplace(slot, each);
      entry->second.path = each.path;
      if (is_new) entry->second.optional = &plan;
    }
  }

  static void add(Plan& plan, CountedBySlot& counted) {
    if (const auto* walk = std::get_if<VariableExpand>(&plan.node)) {
      counted.insert_or_assign(walk->relationships, Counted{walk->length, false});
    } else if (const auto* shortest = std::get_if<ShortestPath>(&plan.node)) {
      counted.insert_or_assign(shortest->walk.relationships, Counted{shortest->walk.length, false});
    } else if (const auto* path = std::get_if<BindPath>(&plan.node)) {
      if (!path->length || !are_counted(*path, counted)) return;
      counted.insert_or_assign(path->path, counted_path(plan, *path, counted));
    }
  }
  /// Whether the lengths of all its walks are known: not of those found in a part of their own.
  static bool are_counted(const BindPath& path, const CountedBySlot& counted) {
    return std::ranges::all_of(path.steps, [&](const BindPath::Step& step) {
      return !step.variable_length || counted.contains(step.relationship);
    });
  }
  static Counted counted_path(Plan& plan, const BindPath& path, const CountedBySlot& counted) {
    if (path.steps.size() == 1 && path.steps.front().variable_length) {
      const auto walk = counted.find(path.steps.front().relationship);
      if (walk != counted.end()) return {walk->second.length, true};
    }
    return {*path.length, true, &plan};
  }

  void rewrite(BoundExpression& bound, CountedBySlot& counted) {
    for (auto& [slot, each] : counted) {
      if (!bound.uses.contains(slot) || !rewrite(bound, *bound.ast, slot, each)) continue;
      bound.uses.insert(each.length);
      if (!is_read(bound, slot)) bound.uses.erase(slot);
      provide(each, counted);
    }
  }
  /// Whether anything was found to rewrite.
  static bool rewrite(BoundExpression& bound, const parser::Expression& expression, Slot slot,
                      const Counted& counted) {
    if (bound.reads.contains(&expression)) return false;
    if (const parser::Expression* variable = measured(bound, expression, slot, counted.is_path)) {
      bound.reads.erase(variable);
      bound.reads.emplace(&expression, counted.length);
      return true;
    }
    bool found = false;
    for_each_operand(expression, [&](const parser::ExpressionPtr& operand) {
      found = rewrite(bound, *operand, slot, counted) || found;
    });
    return found;
  }
  /// The variable for what is in the slot, when the expression asks for its length.
  static const parser::Expression* measured(const BoundExpression& bound,
                                            const parser::Expression& expression, Slot slot,
                                            bool is_path) {
    const parser::Expression* argument = argument_of(expression, is_path ? "length" : "size");
    if (!argument && is_path) {
      const parser::Expression* list = argument_of(expression, "size");
      argument = list ? argument_of(*list, "relationships") : nullptr;
    }
    const auto read = argument ? bound.reads.find(argument) : bound.reads.end();
    return read != bound.reads.end() && read->second == slot ? argument : nullptr;
  }
  static const parser::Expression* argument_of(const parser::Expression& expression,
                                               std::string_view function) {
    const auto* call = std::get_if<parser::FunctionCall>(&expression.node);
    if (!call || call->arguments.size() != 1) return nullptr;
    const functions::Function* called = functions::find_function(call->name);
    return called && called->name == function ? call->arguments.front().get() : nullptr;
  }
  static bool is_read(const BoundExpression& bound, Slot slot) {
    const auto names = [&](const auto& entry) { return entry.second == slot; };
    return !bound.subplans.empty() || std::ranges::any_of(bound.reads, names) ||
           std::ranges::any_of(bound.locals, names);
  }

  /// Makes sure that somebody gives the slot its value.
  static void provide(Counted& each, const CountedBySlot& counted) {
    if (each.optional) {
      std::vector<Slot>& introduced = std::get<Optional>(each.optional->node).introduced;
      if (std::ranges::find(introduced, each.length) == introduced.end()) {
        introduced.push_back(each.length);
      }
    }
    if (!each.path) return;
    Plan& plan = *std::exchange(each.path, nullptr);
    const auto& path = std::get<BindPath>(plan.node);
    PathLength length{each.length, 0, {}};
    for (const BindPath::Step& step : path.steps) {
      if (step.variable_length) {
        length.walks.push_back(counted.at(step.relationship).length);
      } else {
        ++length.single_steps;
      }
    }
    plan.input = make_plan(std::move(length), std::move(plan.input));
  }
};

}  // namespace

void use_lengths(Plan& plan) {
  CountedBySlot counted;
  LengthReader().visit(plan, counted);
}

}  // namespace newsgraph::planner
