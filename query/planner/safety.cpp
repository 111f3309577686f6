#include "newsgraph/query/planner/safety.h"

#include <algorithm>
#include <map>
#include <vector>

#include <boost/regex.hpp>

#include "newsgraph/query/planner/outcome.h"
#include "newsgraph/query/planner/plan_slots.h"

namespace newsgraph::planner {
namespace {

using enum ValueType;
using parser::BinaryOperator;
using parser::Expression;
using parser::ExpressionPtr;

bool is_safe_plan(const Plan& plan, const Knowledge& knowledge);

bool is_regular_expression(const Outcome& pattern) {
  if (!pattern.value) return pattern.origin == Outcome::Origin::kParameter;
  if (!pattern.value->is_string()) return true;
  return boost::regex(pattern.value->as_string(), boost::regex::perl | boost::regex::no_except)
             .status() == 0;
}

/// Foresees what one expression comes to, from its parts upwards.
class Foresight {
 public:
  Foresight(const BoundExpression& bound, const Knowledge& knowledge)
      : bound_(bound), knowledge_(knowledge) {}

  Outcome of(const ExpressionPtr& part) {
    if (!part) return Outcome::of(Value());
    if (const auto read = bound_.reads.find(part.get()); read != bound_.reads.end()) {
      return held(read->second);
    }
    return std::visit([&](const auto& node) { return of(*part, node); }, part->node);
  }

 private:
  Outcome held(Slot slot) const {
    if (const auto local = locals_.find(slot); local != locals_.end()) return local->second;
    switch (knowledge_.slots.kind(slot)) {
      case SlotKind::kNode:
        return {.types = {kNode}};
      case SlotKind::kRelationship:
        return {.types = {kRelationship}};
      case SlotKind::kRelationships:
        return {.types = {kList}, .items = {kRelationship}};
      case SlotKind::kPath:
        return {.types = {kPath}};
      case SlotKind::kAny:
        break;
    }
    return {.origin = Outcome::Origin::kRow};
  }

  /// `known`, unless one of the operands fails.
  static Outcome unless_failing(std::initializer_list<Outcome> operands, Outcome known) {
    return std::ranges::any_of(operands, &Outcome::fails) ? Outcome::failing() : std::move(known);
  }
  bool are_truths(const ExpressionPtr& part) {
    const Outcome outcome = of(part);
    return !outcome.fails && outcome.serves_as(kTruths);
  }

  template <class Node>
  Outcome of(const Expression&, const Node&) {
    return Outcome::failing();
  }
  Outcome of(const Expression&, const parser::Literal& node) { return Outcome::of(node.value); }
  Outcome of(const Expression&, const parser::Parameter&) {
    return {.origin = Outcome::Origin::kParameter};
  }
  Outcome of(const Expression&, const parser::PropertyAccess& node) {
    return property(of(node.object), node.key);
  }
  Outcome property(const Outcome& object, const std::string& key) const {
    if (object.fails) return object;
    if (object.types.are_among(kEntities)) {
      return knowledge_.deletes ? Outcome::failing() : stored(object.types, key);
    }
    if (object.types.are_among(kTemporals)) return temporal_part(key);
    if (!object.serves_as(kEntities | kTemporals | Types{kMap})) return Outcome::failing();
    return {.origin = object.origin};
  }
  Outcome stored(Types entities, const std::string& key) const {
    if (knowledge_.writes) return Outcome::of(ColumnKind::kMixed);
    const auto id = knowledge_.graph.find_key(key);
    if (!id) return Outcome::of(ColumnKind::kEmpty);
    if (entities == Types{kNode}) return Outcome::of(knowledge_.graph.node_column(*id).kind());
    if (entities == Types{kRelationship}) {
      return Outcome::of(knowledge_.graph.relationship_column(*id).kind());
    }
    return Outcome::of(ColumnKind::kMixed);
  }
  Outcome of(const Expression&, const parser::Subscript& node) {
    const Outcome object = of(node.object), index = of(node.index);
    if (object.fails || index.fails) return Outcome::failing();
    if (index.value && index.value->is_string()) return property(object, index.value->as_string());
    const bool is_item = object.types.are_among({kList}) && index.serves_as({kInteger});
    return is_item ? Outcome{.types = object.items} : Outcome::failing();
  }
  Outcome of(const Expression&, const parser::Slice& node) {
    const Outcome object = of(node.object), from = of(node.from), to = of(node.to);
    const bool fits =
        object.types.are_among({kList}) && from.serves_as({kInteger}) && to.serves_as({kInteger});
    return fits ? unless_failing({object, from, to}, {.types = {kList}, .items = object.items})
                : Outcome::failing();
  }
  Outcome of(const Expression&, const parser::LabelTest& node) {
    const Outcome object = of(node.object);
    const bool fits = object.serves_as(kEntities) && !knowledge_.deletes;
    return fits ? unless_failing({object}, {.types = kTruths}) : Outcome::failing();
  }
  Outcome of(const Expression&, const parser::ListLiteral& node) {
    Outcome list{.types = {kList}, .items = {}};
    for (const ExpressionPtr& item : node.items) {
      const Outcome outcome = of(item);
      list.fails |= outcome.fails;
      list.items = list.items | outcome.types;
    }
    return list;
  }
  Outcome of(const Expression&, const parser::MapLiteral& node) {
    Map constant;
    bool is_constant = true;
    for (const auto& [key, value] : node.entries) {
      const Outcome outcome = of(value);
      if (outcome.fails) return outcome;
      is_constant = is_constant && outcome.value;
      if (outcome.value) constant.insert_or_assign(key, *outcome.value);
    }
    return is_constant ? Outcome::of(Value(std::move(constant))) : Outcome{.types = {kMap}};
  }
  Outcome of(const Expression& whole, const parser::MapProjection& node) {
    Outcome made = property(held(bound_.locals.at(&whole)), {});
    for (const parser::MapProjection::Item& item : node.items) made.fails |= of(item.value).fails;
    return unless_failing({made}, {.types = {kMap}});
  }
  Outcome of(const Expression&, const parser::FunctionCall& node) {
    const functions::Function* function = functions::find_function(node.name);
    if (!function) return Outcome::failing();
    std::vector<Outcome> arguments;
    for (const ExpressionPtr& argument : node.arguments) arguments.push_back(of(argument));
    return called(*function, arguments, knowledge_.graph, !knowledge_.deletes);
  }
  Outcome of(const Expression&, const parser::Unary& node) {
    const Outcome operand = of(node.operand);
    switch (node.op) {
      case parser::UnaryOperator::kNot:
        return operand.serves_as(kTruths) ? unless_failing({operand}, {.types = kTruths})
                                          : Outcome::failing();
      case parser::UnaryOperator::kIsNull:
      case parser::UnaryOperator::kIsNotNull:
        return unless_failing({operand}, {.types = kTruths});
      default:
        return signed_number(node.op, operand);
    }
  }
  Outcome of(const Expression&, const parser::Binary& node) {
    const Outcome left = of(node.left), right = of(node.right);
    bool fits = true;
    switch (node.op) {
      case BinaryOperator::kOr:
      case BinaryOperator::kXor:
      case BinaryOperator::kAnd:
        fits = left.serves_as(kTruths) && right.serves_as(kTruths);
        break;
      case BinaryOperator::kIn:
        fits = right.serves_as({kList});
        break;
      case BinaryOperator::kStartsWith:
      case BinaryOperator::kEndsWith:
      case BinaryOperator::kContains:
        break;
      case BinaryOperator::kRegexMatch:
        fits = is_regular_expression(right);
        break;
      default:
        return calculated(node.op, left, right);
    }
    return fits ? unless_failing({left, right}, {.types = kTruths}) : Outcome::failing();
  }
  Outcome of(const Expression&, const parser::Comparison& node) {
    Outcome made = of(node.first);
    for (const auto& [comparator, operand] : node.rest) made.fails |= of(operand).fails;
    return unless_failing({made}, {.types = kTruths});
  }
  Outcome of(const Expression&, const parser::Case& node) {
    Outcome made = of(node.otherwise);
    made = {
        .types = made.types, .items = made.items, .fails = made.fails || of(node.subject).fails};
    for (const auto& [when, then] : node.alternatives) {
      const Outcome value = of(then);
      const bool is_fit = node.subject ? !of(when).fails : are_truths(when);
      made.fails |= !is_fit || value.fails;
      made.types = made.types | value.types;
      made.items = made.items | value.items;
    }
    return made;
  }

  /// A list, whose items the variable in the slot stands for from now on.
  Outcome walked(const ExpressionPtr& list, Slot slot) {
    const Outcome outcome = of(list);
    if (outcome.fails || !outcome.serves_as({kList})) return Outcome::failing();
    locals_[slot] = {.types = outcome.items, .origin = outcome.origin};
    return outcome;
  }
  Outcome of(const Expression& whole, const parser::ListComprehension& node) {
    const Outcome list = walked(node.list, bound_.locals.at(&whole));
    if (list.fails || (node.where && !are_truths(node.where))) return Outcome::failing();
    const Outcome item = node.projection ? of(node.projection) : Outcome{.types = list.items};
    return unless_failing({item}, {.types = {kList}, .items = item.types});
  }
  Outcome of(const Expression& whole, const parser::Quantifier& node) {
    const Outcome list = walked(node.list, bound_.locals.at(&whole));
    const bool fits =
        !list.fails && (node.where ? are_truths(node.where) : list.items.are_among(kTruths));
    return fits ? Outcome{.types = kTruths} : Outcome::failing();
  }
  Outcome of(const Expression& whole, const parser::Reduce& node) {
    const Outcome initial = of(node.initial);
    const Slot element = bound_.locals.at(&whole);
    const Outcome list = walked(node.list, element);
    locals_[element + 1] = {};  // what is added up
    return unless_failing({initial, list, of(node.expression)}, {});
  }
  Outcome of(const Expression& whole, const parser::PatternPredicate&) {
    return of_plan(whole, {.types = kTruths});
  }
  Outcome of(const Expression& whole, const parser::PatternComprehension&) {
    return of_plan(whole, {.types = {kList}});
  }
  Outcome of(const Expression& whole, const parser::Subquery& node) {
    switch (node.kind) {
      case parser::SubqueryKind::kExists:
        return of_plan(whole, {.types = kTruths});
      case parser::SubqueryKind::kCount:
        return of_plan(whole, {.types = {kInteger}});
      case parser::SubqueryKind::kCollect:
        break;
    }
    return of_plan(whole, {.types = {kList}});
  }
  Outcome of_plan(const Expression& whole, Outcome known) const {
    return is_safe_plan(*bound_.subplans.at(&whole), knowledge_) ? std::move(known)
                                                                 : Outcome::failing();
  }

  const BoundExpression& bound_;
  const Knowledge& knowledge_;
  std::map<Slot, Outcome> locals_;
};

/// Whether the operator itself, apart from its expressions, does for all rows.
bool is_safe_operator(const Plan& plan) {
  const auto is_number = [](const BoundExpression& count) {
    return std::holds_alternative<parser::Literal>(count.ast->node);
  };
  if (const auto* skip = std::get_if<Skip>(&plan.node)) return is_number(skip->count);
  if (const auto* limit = std::get_if<Limit>(&plan.node)) return is_number(limit->count);
  if (const auto* aggregate = std::get_if<Aggregate>(&plan.node)) {
    static constexpr std::string_view kTotal[] = {"count", "collect", "min", "max"};
    return std::ranges::all_of(aggregate->calls, [](const AggregateCall& call) {
      return std::ranges::find(kTotal, call.name) != std::end(kTotal);
    });
  }
  return !is_one_of<CallProcedure, Top>(plan) && !writes_graph(plan);
}

bool deletes(const Plan& plan) {
  return is_one_of<Delete>(plan) || (plan.input && deletes(*plan.input)) ||
         std::ranges::any_of(inner_plans(plan), [](const Plan* inner) { return deletes(*inner); });
}

bool is_safe_plan(const Plan& plan, const Knowledge& knowledge) {
  bool is_safe = is_safe_operator(plan);
  for_each_expression(plan, [&](const BoundExpression& expression) {
    is_safe = is_safe &&
              (std::holds_alternative<Filter>(plan.node) ? planner::is_safe(expression, knowledge)
                                                         : is_safe_value(expression, knowledge));
  });
  return is_safe && (!plan.input || is_safe_plan(*plan.input, knowledge)) &&
         std::ranges::all_of(inner_plans(plan),
                             [&](const Plan* inner) { return is_safe_plan(*inner, knowledge); });
}

}  // namespace

Knowledge knowledge_above(const Plan& plan, Knowledge knowledge) {
  knowledge.deletes = knowledge.deletes || (knowledge.writes && deletes(plan));
  return knowledge;
}

bool is_safe(const BoundExpression& predicate, const Knowledge& knowledge) {
  const Outcome outcome = Foresight(predicate, knowledge).of(predicate.ast);
  return !outcome.fails && outcome.serves_as(kTruths);
}

bool is_safe_value(const BoundExpression& expression, const Knowledge& knowledge) {
  return !Foresight(expression, knowledge).of(expression.ast).fails;
}

}  // namespace newsgraph::planner
