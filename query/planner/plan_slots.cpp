#include "newsgraph/query/planner/plan_slots.h"

#include <algorithm>
#include <utility>

#include "newsgraph/query/planner/expression_walk.h"

namespace newsgraph::planner {
namespace {

/// The slots an operator names itself, outside expressions.
struct OwnSlots {
  std::set<Slot>& out;

  void add(Slot slot) const { out.insert(slot); }
  void add(const std::vector<Slot>& slots) const { out.insert(slots.begin(), slots.end()); }

  template <class Node>
  void operator()(const Node&) const {}
  void operator()(const AllNodesScan& node) const { add(node.node); }
  void operator()(const LabelScan& node) const { add(node.node); }
  void operator()(const IndexSeek& node) const { add(node.node); }
  void operator()(const NodeByIdSeek& node) const { add(node.node); }
  void operator()(const RelationshipEnds& node) const {
    add({node.relationship, node.left, node.right});
    add(node.distinct_from);
  }
  void operator()(const Expand& node) const {
    add({node.from, node.relationship, node.to});
    add(node.distinct_from);
  }
  void operator()(const VariableExpand& node) const {
    add({node.from, node.relationships, node.length, node.to});
    add(node.distinct_from);
  }
  void operator()(const ShortestPath& node) const { (*this)(node.walk); }
  void operator()(const BindPath& node) const {
    add({node.path, node.start});
    for (const BindPath::Step& step : node.steps) add(step.relationship);
  }
  void operator()(const PathLength& node) const {
    add(node.length);
    add(node.walks);
  }
  void operator()(const Optional& node) const { add(node.introduced); }
  void operator()(const Unwind& node) const { add(node.variable); }
  void operator()(const Project& node) const {
    for (const auto& item : node.items) add(item.first);
  }
  void operator()(const Aggregate& node) const {
    for (const auto& key : node.keys) add(key.first);
    for (const AggregateCall& call : node.calls) add(call.result);
  }
  void operator()(const Distinct& node) const { add(node.slots); }
  void operator()(const Sort& node) const {
    for (const SortKey& key : node.keys) add(key.slot);
  }
  void operator()(const Top& node) const {
    for (const SortKey& key : node.keys) add(key.slot);
  }
  void operator()(const Union& node) const {
    add(node.to);
    for (const Union::Branch& branch : node.branches) add(branch.from);
  }
  void operator()(const CallProcedure& node) const {
    for (const auto& yield : node.yields) add(yield.second);
  }
  void operator()(const Create& node) const {
    for (const CreateNode& made : node.nodes) add(made.node);
    for (const CreateRelationship& made : node.relationships) {
      add({made.relationship, made.source, made.target});
    }
  }
  void operator()(const Merge& node) const { (*this)(node.create); }
  void operator()(const Foreach& node) const { add(node.variable); }
  void operator()(const ProduceResult& node) const { add(node.slots); }
};

struct OwnExpressions {
  const std::function<void(const BoundExpression&)>& visit_present;

  void visit(const BoundExpression& expression) const {
    if (expression) visit_present(expression);
  }
  void visit(const std::vector<SetItem>& items) const {
    for (const SetItem& item : items) {
      visit(item.target);
      visit(item.value);
    }
  }

  template <class Node>
  void operator()(const Node&) const {}
  void operator()(const IndexSeek& node) const { visit(node.value); }
  void operator()(const NodeByIdSeek& node) const { visit(node.value); }
  void operator()(const VariableExpand& node) const {
    for (const auto& property : node.properties) visit(property.second);
  }
  void operator()(const ShortestPath& node) const { (*this)(node.walk); }
  void operator()(const Filter& node) const { visit(node.predicate); }
  void operator()(const Join& node) const {
    for (const JoinEquation& equation : node.equations) {
      visit(equation.outer);
      visit(equation.inner);
    }
  }
  void operator()(const Unwind& node) const { visit(node.list); }
  void operator()(const Project& node) const {
    for (const auto& item : node.items) visit(item.second);
  }
  void operator()(const Aggregate& node) const {
    for (const auto& key : node.keys) visit(key.second);
    for (const AggregateCall& call : node.calls) {
      for (const BoundExpression& argument : call.arguments) visit(argument);
    }
  }
  void operator()(const Top& node) const {
    visit(node.count);
    visit(node.skip);
  }
  void operator()(const Skip& node) const { visit(node.count); }
  void operator()(const Limit& node) const { visit(node.count); }
  void operator()(const CallProcedure& node) const {
    for (const BoundExpression& argument : node.arguments) visit(argument);
  }
  void operator()(const Create& node) const {
    for (const CreateNode& made : node.nodes) visit(made.properties);
    for (const CreateRelationship& made : node.relationships) visit(made.properties);
  }
  void operator()(const SetProperties& node) const { visit(node.items); }
  void operator()(const Merge& node) const {
    (*this)(node.create);
    visit(node.on_create);
    visit(node.on_match);
  }
  void operator()(const Remove& node) const {
    for (const RemoveItem& item : node.items) visit(item.target);
  }
  void operator()(const Delete& node) const {
    for (const BoundExpression& target : node.targets) visit(target);
  }
  void operator()(const Foreach& node) const { visit(node.list); }
};

}  // namespace

void collect_own_slots(const Plan& plan, std::set<Slot>& out) {
  std::visit(OwnSlots{out}, plan.node);
  for_each_expression(plan, [&](const BoundExpression& expression) {
    out.insert(expression.uses.begin(), expression.uses.end());
  });
  for (const Plan* inner : inner_plans(plan)) collect_slots(*inner, out);
}

void collect_slots(const Plan& plan, std::set<Slot>& out) {
  collect_own_slots(plan, out);
  if (plan.input) collect_slots(*plan.input, out);
}

void for_each_expression(const Plan& plan,
                         const std::function<void(const BoundExpression&)>& visit) {
  std::visit(OwnExpressions{visit}, plan.node);
}

void for_each_expression(Plan& plan, const std::function<void(BoundExpression&)>& visit) {
  for_each_expression(std::as_const(plan), [&](const BoundExpression& expression) {
    visit(const_cast<BoundExpression&>(expression));  // a part of `plan`, which may be changed
  });
}

namespace {

bool varies(const Plan& plan) {
  bool found = false;
  for_each_expression(plan, [&](const BoundExpression& expression) {
    found = found || planner::varies(expression);
  });
  for (const Plan* inner : inner_plans(plan)) found = found || varies(*inner);
  return found || (plan.input && varies(*plan.input));
}

void collect_reads(const BoundExpression& bound, const parser::Expression& expression,
                   std::set<Slot>& out) {
  if (const auto read = bound.reads.find(&expression); read != bound.reads.end()) {
    out.insert(read->second);
    return;
  }
  for_each_operand(expression, [&](const parser::ExpressionPtr& operand) {
    collect_reads(bound, *operand, out);
  });
}

}  // namespace

BoundExpression part_of(const BoundExpression& bound, const parser::ExpressionPtr& part) {
  BoundExpression made{part, bound.reads, {}, {}, {}};
  collect_reads(bound, *part, made.uses);
  return made;
}

bool varies(const BoundExpression& expression) {
  return varies(*expression.ast) ||
         std::ranges::any_of(expression.subplans,
                             [](const auto& subplan) { return varies(*subplan.second); });
}

std::set<Slot> found_inside(const Join& join) {
  std::set<Slot> slots;
  for (const Plan* at = join.inner.get(); at; at = at->input.get()) {
    if (const auto found = found_slots(*at)) slots.insert(found->begin(), found->end());
  }
  return slots;
}

std::optional<std::set<Slot>> found_slots(const Plan& plan) {
  if (const auto* scan = std::get_if<AllNodesScan>(&plan.node)) return {{scan->node}};
  if (const auto* scan = std::get_if<LabelScan>(&plan.node)) return {{scan->node}};
  if (const auto* seek = std::get_if<IndexSeek>(&plan.node)) return {{seek->node}};
  if (const auto* seek = std::get_if<NodeByIdSeek>(&plan.node)) return {{seek->node}};
  if (const auto* ends = std::get_if<RelationshipEnds>(&plan.node)) {
    return {{ends->left, ends->right}};
  }
  if (const auto* expand = std::get_if<Expand>(&plan.node)) {
    std::set<Slot> slots;
    if (!expand->bound) slots.insert(expand->relationship);
    if (!expand->into) slots.insert(expand->to);
    return slots;
  }
  if (const auto* expand = std::get_if<VariableExpand>(&plan.node)) {
    std::set<Slot> slots{expand->length};
    if (!expand->bound) slots.insert(expand->relationships);
    if (!expand->into) slots.insert(expand->to);
    return slots;
  }
  if (const auto* shortest = std::get_if<ShortestPath>(&plan.node)) {
    return {{shortest->walk.relationships, shortest->walk.length}};
  }
  if (const auto* path = std::get_if<BindPath>(&plan.node)) return {{path->path}};
  if (const auto* join = std::get_if<Join>(&plan.node)) return found_inside(*join);
  if (const auto* length = std::get_if<PathLength>(&plan.node)) return {{length->length}};
  return std::nullopt;
}

}  // namespace newsgraph::planner
