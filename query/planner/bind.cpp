// Expressions: names to slots, patterns inside to plans.
#include <algorithm>

#include "newsgraph/query/parser/printer.h"
#include "newsgraph/query/planner/clause_planner.h"
#include "newsgraph/query/planner/estimate.h"
#include "newsgraph/query/planner/expression_walk.h"
#include "newsgraph/query/planner/plan_slots.h"
#include "newsgraph/query/planner/rules/rules.h"
#include "newsgraph/query/semantics/free_names.h"

namespace newsgraph::planner {

using parser::Expression;
using parser::ExpressionPtr;

/// Walks one expression and fills in what is known about its nodes.
class Binder {
 public:
  Binder(ClausePlanner& planner, const ExpressionPtr& expression)
      : planner_(planner), first_own_slot_(static_cast<Slot>(planner.slots_.size())) {
    bound_.ast = expression;
  }

  BoundExpression bind(const Scope& scope, const std::vector<Computed>& computed) {
    walk(bound_.ast, scope, computed);
    return std::move(bound_);
  }

 private:
  using ComputedList = std::vector<Computed>;

  void walk(const ExpressionPtr& expression, const Scope& scope, const ComputedList& computed) {
    if (!expression || read_computed(*expression, scope, computed)) return;
    std::visit([&](const auto& node) { enter(*expression, node, scope, computed); },
               expression->node);
  }

  bool read_computed(const Expression& expression, const Scope& scope,
                     const ComputedList& computed) {
    if (computed.empty()) return false;
    const std::string text = parser::print(expression);
    const auto found = std::ranges::find_if(computed, [&](const Computed& known) {
      return known.text == text && known.means_the_same_in(scope);
    });
    if (found == computed.end()) return false;
    read(&expression, found->slot);
    return true;
  }

  void read(const void* node, Slot slot) {
    bound_.reads[node] = slot;
    use(slot);
  }
  void use(Slot slot) {
    if (slot < first_own_slot_) bound_.uses.insert(slot);
  }
  Slot find(const Scope& scope, const std::string& name) const {
    const auto slot = scope.find(name);
    if (!slot) {
      throw QueryError("SyntaxError", "UndefinedVariable", "Variable `" + name + "` not defined");
    }
    return *slot;
  }

  /// A scope in which `name` means a new slot.
  struct Inner {
    Scope scope;
    Slot slot;
  };
  Inner inner(const Scope& scope, const std::string& name) {
    Inner made{scope, planner_.new_slot(name)};
    made.scope.set(name, made.slot);
    return made;
  }

  template <class Node>
  void enter(const Expression& expression, const Node&, const Scope& scope,
             const ComputedList& computed) {
    for_each_operand(expression,
                     [&](const ExpressionPtr& operand) { walk(operand, scope, computed); });
  }
  void enter(const Expression& expression, const parser::Variable& node, const Scope& scope,
             const ComputedList&) {
    read(&expression, find(scope, node.name));
  }
  void enter(const Expression& expression, const parser::MapProjection& node, const Scope& scope,
             const ComputedList& computed) {
    const Slot slot = find(scope, node.variable);
    bound_.locals[&expression] = slot;
    use(slot);
    for (const parser::MapProjection::Item& item : node.items) {
      if (item.kind == parser::MapProjection::ItemKind::kVariable)
        read(&item, find(scope, item.key));
      walk(item.value, scope, computed);
    }
  }
  void enter(const Expression& expression, const parser::ListComprehension& node,
             const Scope& scope, const ComputedList& computed) {
    walk(node.list, scope, computed);
    const Inner local = inner(scope, node.variable);
    bound_.locals[&expression] = local.slot;
    walk(node.where, local.scope, computed);
    walk(node.projection, local.scope, computed);
  }
  void enter(const Expression& expression, const parser::Quantifier& node, const Scope& scope,
             const ComputedList& computed) {
    walk(node.list, scope, computed);
    const Inner local = inner(scope, node.variable);
    bound_.locals[&expression] = local.slot;
    walk(node.where, local.scope, computed);
  }
  void enter(const Expression& expression, const parser::Reduce& node, const Scope& scope,
             const ComputedList& computed) {
    walk(node.initial, scope, computed);
    walk(node.list, scope, computed);
    const Inner element = inner(scope, node.variable);
    const Inner local = inner(element.scope, node.accumulator);
    bound_.locals[&expression] = element.slot;  // the accumulator's is the next one
    walk(node.expression, local.scope, computed);
  }
  void enter(const Expression& expression, const parser::PatternPredicate& node, const Scope& scope,
             const ComputedList&) {
    Pipeline pipeline{make_plan(Argument{}, nullptr), scope};
    planner_.plan_pattern(pipeline, *node.pattern, nullptr);
    keep(expression, std::move(pipeline));
  }
  void enter(const Expression& expression, const parser::PatternComprehension& node,
             const Scope& scope, const ComputedList&) {
    Pipeline pipeline{make_plan(Argument{}, nullptr), scope};
    planner_.plan_pattern(pipeline, *node.pattern, node.where);
    BoundExpression projection = planner_.bind(node.projection, pipeline.scope);
    const Slot result = planner_.slots_.add_anonymous();
    Project project;
    project.items.emplace_back(result, std::move(projection));
    pipeline.push(std::move(project));
    bound_.locals[&expression] = result;
    keep(expression, std::move(pipeline));
  }
  void enter(const Expression& expression, const parser::Subquery& node, const Scope& scope,
             const ComputedList&) {
    if (node.query) {
      std::vector<Slot> columns;
      // Whether there are rows can be told without their columns, which need not have names.
      const bool wants_columns = node.kind != parser::SubqueryKind::kExists;
      const std::vector<std::string> none;
      keep(expression, planner_.plan(*node.query, scope, wants_columns ? nullptr : &none, columns));
      if (node.kind == parser::SubqueryKind::kCollect) bound_.locals[&expression] = columns.front();
      return;
    }
    Pipeline pipeline{make_plan(Argument{}, nullptr), scope};
    planner_.plan_pattern(pipeline, *node.pattern, node.where);
    keep(expression, std::move(pipeline));
  }

  /// A subplan is final here: the rules that run over a whole query see its operators alone.
  void keep(const Expression& expression, Pipeline pipeline) {
    const Knowledge knowledge{planner_.graph_, planner_.slots_, planner_.writes_,
                              planner_.deletes_};
    apply_improvements(pipeline.plan, knowledge, planner_.options_);
    estimate_rows(*pipeline.plan, planner_.cost_);
    std::set<Slot> slots;
    collect_slots(*pipeline.plan, slots);
    for (const Slot slot : slots) use(slot);
    bound_.subplans[&expression] = std::shared_ptr<const Plan>(std::move(pipeline.plan));
  }

  ClausePlanner& planner_;
  const Slot first_own_slot_;
  BoundExpression bound_;
};

Computed Computed::of(const Expression& expression, const Scope& scope, Slot slot) {
  Computed computed{parser::print(expression), slot};
  if (is_aggregate(expression)) return computed;
  for (const std::string& name : semantics::free_names(expression)) {
    computed.names.emplace_back(name, scope.find(name));
  }
  return computed;
}

bool Computed::means_the_same_in(const Scope& scope) const {
  return std::ranges::all_of(names, [&](const auto& entry) {
    const auto found = scope.find(entry.first);
    return !found || found == entry.second;
  });
}

BoundExpression ClausePlanner::bind(const ExpressionPtr& expression, const Scope& scope,
                                    const std::vector<Computed>& computed) {
  if (!expression) return {};
  return Binder(*this, expression).bind(scope, computed);
}

}  // namespace newsgraph::planner
