#include "newsgraph/query/planner/plan.h"

#include <charconv>

#include "newsgraph/query/parser/printer.h"

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
    return "IndexSeek (" + name(node.node) + ":" + node.label + ") " + node.key + " = " +
           text(node.value);
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
  std::string operator()(const Filter& node) const { return "Filter " + text(node.predicate); }
  std::string operator()(const Optional&) const { return "Optional"; }
  std::string operator()(const Unwind& node) const {
    return "Unwind " + text(node.list) + " AS " + name(node.variable);
  }
  std::string operator()(const Project& node) const { return "Project " + items(node.items); }
  std::string operator()(const Aggregate& node) const {
    std::string calls;
    for (const AggregateCall& call : node.calls) append(calls, name(call.result));
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
  std::string operator()(const SetProperties&) const { return "Set"; }
  std::string operator()(const Merge& node) const { return "Merge " + created(node.create); }
  std::string operator()(const Remove&) const { return "Remove"; }
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
  static void append(std::string& list, const std::string& item) {
    if (!list.empty()) list += ", ";
    list += item;
  }
  /// Of a part of a pattern without a name: a number, behind a sign that no name begins with.
  std::string name(Slot slot) const {
    const std::string& given = slots_.name(slot);
    return given.starts_with(' ') ? "#" + std::to_string(slot) : given;
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
  /// The text of an expression, names that stand for anonymous parts written like name() does.
  static std::string text(const BoundExpression& expression) {
    std::string out = parser::print(*expression.ast);
    for (std::size_t at = out.find("` "); at != std::string::npos; at = out.find("` ", at)) {
      const std::size_t end = out.find('`', at + 1);
      if (end == std::string::npos) break;
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
      for (const std::string& label : made.labels) item.append(1, ':').append(label);
      append(out, item.append(1, ')'));
    }
    for (const CreateRelationship& made : node.relationships) {
      append(out, step(made.source, made.relationship, {made.type}, parser::Direction::kOutgoing,
                       "", made.target));
    }
    return out;
  }

  const SlotTable& slots_;
};

std::string rounded(double rows) {
  char buffer[32];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, rows, std::chars_format::general, 3);
  return std::string(buffer, end.ptr);
}

void print(const Plan& plan, const SlotTable& slots, const std::string& indent,
           std::vector<PlanLine>& out) {
  for (const Plan* at = &plan; at; at = at->input.get()) {
    std::string line = indent + std::visit(Describer(slots), at->node);
    if (at->estimated_rows >= 0) line += "  ~" + rounded(at->estimated_rows) + " rows";
    out.push_back({std::move(line), at});
    for (const Plan* inner : inner_plans(*at)) print(*inner, slots, indent + "  | ", out);
  }
}

}  // namespace

std::vector<const Plan*> inner_plans(const Plan& plan) {
  if (const auto* optional = std::get_if<Optional>(&plan.node)) return {optional->inner.get()};
  if (const auto* merge = std::get_if<Merge>(&plan.node)) return {merge->match.get()};
  if (const auto* foreach = std::get_if<Foreach>(&plan.node)) return {foreach->inner.get()};
  std::vector<const Plan*> branches;
  if (const auto* all = std::get_if<Union>(&plan.node)) {
    for (const Union::Branch& branch : all->branches) branches.push_back(branch.plan.get());
  }
  return branches;
}

std::vector<PlanLine> print_lines(const Plan& plan, const SlotTable& slots) {
  std::vector<PlanLine> lines;
  print(plan, slots, "", lines);
  return lines;
}

std::string to_text(const PlannedQuery& query) {
  std::string text;
  for (const PlanLine& line : print_lines(*query.root, query.slots)) text += line.text + "\n";
  return text;
}

}  // namespace newsgraph::planner
