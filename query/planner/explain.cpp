#include "newsgraph/query/planner/explain.h"

#include <cmath>

#include "newsgraph/query/parser/printer.h"
#include "newsgraph/query/planner/expression_walk.h"
#include "newsgraph/query/planner/plan_slots.h"

namespace newsgraph::planner {
namespace {

/// Writes one operator's name and arguments on a line.
class Describer {
 public:
  explicit Describer(const SlotTable& slots) : slots_(slots) {}

  std::string operator()(const Argument&) const { return "Argument"; }
  std::string operator()(const AllNodesScan& node) const {
    return "AllNodesScan (" + name(node.node) + ")";
  }
  std::string operator()(const LabelScan& node) const {
    return "LabelScan (" + name(node.node) + ":" + node.label + ")";
  }
  std::string operator()(const IndexSeek& node) const {
    return "IndexSeek (" + name(node.node) + ":" + node.label + ") " + node.key +
           sought(node.value, node.any_of);
  }
  std::string operator()(const NodeByIdSeek& node) const {
    return "NodeByIdSeek (" + name(node.node) + (node.label.empty() ? "" : ":" + node.label) +
           ") " + (node.as_text ? "elementId" : "id") + sought(node.value, node.any_of);
  }
  std::string operator()(const RelationshipEnds& node) const {
    return "RelationshipEnds " +
           step(node.left, node.relationship, node.types, node.direction, "", node.right);
  }
  std::string operator()(const Expand& node) const {
    return (node.into ? "ExpandInto " : "Expand ") +
           step(node.from, node.relationship, node.types, node.direction, "", node.to);
  }
  std::string operator()(const VariableExpand& node) const {
    return (node.into ? "VariableExpandInto " : "VariableExpand ") + walk(node);
  }
  std::string operator()(const ShortestPath& node) const {
    return (node.all ? "AllShortestPaths " : "ShortestPath ") + walk(node.walk);
  }
  std::string operator()(const BindPath& node) const { return "BindPath " + name(node.path); }
  std::string operator()(const PathLength& node) const {
    std::string sum = std::to_string(node.single_steps);
    for (const Slot walk : node.walks) sum += " + " + name(walk);
    return "PathLength " + sum + " AS " + name(node.length);
  }
  std::string operator()(const Filter& node) const { return "Filter " + text(node.predicate); }
  std::string operator()(const Optional&) const { return "Optional"; }
  std::string operator()(const Join& node) const {
    if (node.equations.empty()) return "CartesianProduct";
    std::string equations;
    for (const JoinEquation& equation : node.equations) {
      equations += (equations.empty() ? "" : " AND ") + text(equation.predicate);
    }
    return "ValueHashJoin " + equations;
  }
  std::string operator()(const Unwind& node) const {
    return "Unwind " + text(node.list) + " AS " + name(node.variable);
  }
  std::string operator()(const Project& node) const { return "Project " + items(node.items); }
  std::string operator()(const Aggregate& node) const {
    std::string calls;
    for (const AggregateCall& call : node.calls) append(calls, aggregate(call));
    return "Aggregate " + calls + (node.keys.empty() ? "" : " BY " + items(node.keys));
  }
  std::string operator()(const Distinct& node) const { return "Distinct " + names(node.slots); }
  std::string operator()(const Sort& node) const { return "Sort " + keys(node.keys); }
  std::string operator()(const Top& node) const {
    return "Top " + text(node.count) + (node.skip ? " + " + text(node.skip) : "") + " BY " +
           keys(node.keys);
  }
  std::string operator()(const Skip& node) const { return "Skip " + text(node.count); }
  std::string operator()(const Limit& node) const { return "Limit " + text(node.count); }
  std::string operator()(const Eager&) const { return "Eager"; }
  std::string operator()(const Union& node) const { return "Union " + names(node.to); }
  std::string operator()(const CallProcedure& node) const {
    std::string arguments;
    for (const BoundExpression& argument : node.arguments) append(arguments, text(argument));
    return "CallProcedure " + node.name + "(" + arguments + ")";
  }
  std::string operator()(const Create& node) const { return "Create " + created(node); }
  std::string operator()(const SetProperties& node) const { return "Set " + set_items(node.items); }
  std::string operator()(const Merge& node) const { return "Merge " + created(node.create); }
  std::string operator()(const Remove& node) const {
    std::string out;
    for (const RemoveItem& item : node.items) {
      append(out, text(item.target) + (item.key.empty() ? labels(item.labels) : "." + item.key));
    }
    return "Remove " + out;
  }
  std::string operator()(const Delete& node) const {
    std::string targets;
    for (const BoundExpression& target : node.targets) append(targets, text(target));
    return (node.detach ? "DetachDelete " : "Delete ") + targets;
  }
  std::string operator()(const Foreach& node) const {
    return "Foreach " + name(node.variable) + " IN " + text(node.list);
  }
  std::string operator()(const ProduceResult& node) const {
    std::string columns;
    for (const std::string& column : node.columns) append(columns, column);
    return columns.empty() ? "ProduceResult" : "ProduceResult " + columns;
  }

 private:
  std::string aggregate(const AggregateCall& call) const {
    std::string arguments;
    for (const BoundExpression& argument : call.arguments) append(arguments, text(argument));
    if (call.arguments.empty()) arguments = "*";
    const std::string value =
        call.name + "(" + (call.distinct ? "DISTINCT " : "") + arguments + ")";
    const std::string result = name(call.result);
    return result == value ? value : value + " AS " + result;
  }
  static std::string labels(const std::vector<std::string>& labels) {
    std::string out;
    for (const std::string& label : labels) out += ":" + label;
    return out;
  }
  static std::string set_items(const std::vector<SetItem>& items) {
    using Kind = parser::SetItem::Kind;
    std::string out;
    for (const SetItem& item : items) {
      std::string change = text(item.target);
      if (item.kind == Kind::kLabels) change += labels(item.labels);
      if (item.kind == Kind::kProperty) change += "." + item.key;
      if (item.value)
        change += (item.kind == Kind::kMergeProperties ? " += " : " = ") + text(item.value);
      append(out, change);
    }
    return out;
  }
  static void append(std::string& list, const std::string& item) {
    if (!list.empty()) list += ", ";
    list += item;
  }
  /// Of a part of a pattern without a name: a number, behind a sign that no name begins with.
  std::string name(Slot slot) const {
    const std::string& given = slots_.name(slot);
    return is_anonymous(given) ? "#" + std::to_string(slot) : given;
  }
  std::string names(const std::vector<Slot>& slots) const {
    std::string out;
    for (const Slot slot : slots) append(out, name(slot));
    return out;
  }
  std::string keys(const std::vector<SortKey>& keys) const {
    std::string out;
    for (const SortKey& key : keys) append(out, name(key.slot) + (key.descending ? " DESC" : ""));
    return out;
  }
  std::string items(const std::vector<std::pair<Slot, BoundExpression>>& items) const {
    std::string out;
    for (const auto& [slot, expression] : items) {
      const std::string value = text(expression);
      append(out, value == name(slot) ? value : value + " AS " + name(slot));
    }
    return out;
  }
  static std::string sought(const BoundExpression& value, bool any_of) {
    return (any_of ? " IN " : " = ") + text(value);
  }
  /// The text of an expression, names that stand for anonymous parts written like name() does.
  static std::string text(const BoundExpression& expression) {
    std::string out = parser::print(*expression.ast);
    for (std::size_t at; (at = out.find("`\xff")) != std::string::npos;) {
      const std::size_t end = out.find('`', at + 1);
      out = out.substr(0, at) + "#" + out.substr(at + 2, end - at - 2) + out.substr(end + 1);
    }
    return out;
  }
  std::string step(Slot from, Slot relationship, const std::vector<std::string>& types,
                   parser::Direction direction, const std::string& length, Slot to) const {
    std::string inside = name(relationship);
    for (std::size_t i = 0; i < types.size(); ++i) inside += (i == 0 ? ":" : "|") + types[i];
    const bool left = direction == parser::Direction::kIncoming;
    const bool right = direction == parser::Direction::kOutgoing;
    return "(" + name(from) + ")" + (left ? "<-[" : "-[") + inside + length +
           (right ? "]->(" : "]-(") + name(to) + ")";
  }
  std::string walk(const VariableExpand& node) const {
    std::string length = "*" + std::to_string(node.minimum) + "..";
    if (node.maximum) length += std::to_string(*node.maximum);
    return step(node.from, node.relationships, node.types, node.direction, length, node.to);
  }
  std::string created(const Create& node) const {
    std::string out;
    for (const CreateNode& made : node.nodes) {
      std::string item(1, '(');
      item += name(made.node);
      append(out, item.append(labels(made.labels)).append(1, ')'));
    }
    for (const CreateRelationship& made : node.relationships) {
      append(out, step(made.source, made.relationship, {made.type}, parser::Direction::kOutgoing,
                       "", made.target));
    }
    return out;
  }

  const SlotTable& slots_;
};

void collect_subplans(const BoundExpression& bound, const parser::Expression& part,
                      std::vector<const Plan*>& out) {
  const auto subplan = bound.subplans.find(&part);
  if (subplan != bound.subplans.end()) out.push_back(subplan->second.get());
  for_each_operand(
      part, [&](const parser::ExpressionPtr& operand) { collect_subplans(bound, *operand, out); });
}

/// Of the patterns and subqueries in the operator's expressions, as they are written.
std::vector<const Plan*> subplans_of(const Plan& plan) {
  std::vector<const Plan*> subplans;
  for_each_expression(plan, [&](const BoundExpression& expression) {
    collect_subplans(expression, *expression.ast, subplans);
  });
  return subplans;
}

/// Lists the operators of a chain from its end, each before what is inside it.
void list(const Plan& plan, const SlotTable& slots, std::optional<std::size_t> parent,
          std::size_t nesting, std::vector<ExplainedOperator>& out) {
  for (const Plan* at = &plan; at; at = at->input.get()) {
    const std::string text = std::visit(Describer(slots), at->node);
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::size_t id = out.size();
    out.push_back({at, id, parent, nesting, text.substr(0, space),
                   text.substr(std::min(space + 1, text.size()))});
    for (const Plan* inner : inner_plans(*at)) list(*inner, slots, id, nesting + 1, out);
    for (const Plan* inner : subplans_of(*at)) list(*inner, slots, id, nesting + 1, out);
    parent = id;
  }
}

}  // namespace

std::int64_t ExplainedOperator::estimated_rows() const {
  return static_cast<std::int64_t>(std::ceil(plan->estimated_rows));
}

std::string ExplainedOperator::indented_name() const {
  std::string text;
  for (std::size_t i = 0; i < nesting; ++i) text += "| ";
  return text + name;
}

std::vector<ExplainedOperator> explain(const PlannedQuery& query) {
  std::vector<ExplainedOperator> operators;
  list(*query.root, query.slots, std::nullopt, 0, operators);
  return operators;
}

std::string to_text(const PlannedQuery& query) {
  std::string text;
  for (const ExplainedOperator& each : explain(query)) {
    text += each.indented_name();
    if (!each.details.empty()) text += " " + each.details;
    text += "  ~" + std::to_string(each.estimated_rows()) + " rows\n";
  }
  return text;
}

}  // namespace newsgraph::planner
