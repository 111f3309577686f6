#include "newsgraph/query/parser/printer.h"

#include <string_view>

namespace newsgraph::parser {

namespace {

/// A name in backticks unless it is a plain word. Keywords need none: the grammar tells them apart
/// by place, save where they begin an expression.
std::string quoted(std::string_view name) {
  static constexpr std::string_view kReserved[] = {"TRUE", "FALSE", "NULL", "CASE", "NOT"};
  bool plain = !name.empty() && !(name.front() >= '0' && name.front() <= '9');
  std::string upper;
  for (const char c : name) {
    plain = plain && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
                      (c >= '0' && c <= '9'));
    upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  for (const std::string_view reserved : kReserved) plain = plain && upper != reserved;
  if (plain) return std::string(name);
  std::string text = "`";
  for (const char c : name) text += c == '`' ? std::string("``") : std::string(1, c);
  return text + "`";
}

/// Namespaced names keep their dots.
std::string dotted(std::string_view name) {
  std::string text;
  while (true) {
    const std::size_t dot = name.find('.');
    text += quoted(name.substr(0, dot));
    if (dot == std::string_view::npos) return text;
    text += '.';
    name.remove_prefix(dot + 1);
  }
}

std::string_view sign_of(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::kOr:
      return " OR ";
    case BinaryOperator::kXor:
      return " XOR ";
    case BinaryOperator::kAnd:
      return " AND ";
    case BinaryOperator::kAdd:
      return " + ";
    case BinaryOperator::kSubtract:
      return " - ";
    case BinaryOperator::kMultiply:
      return " * ";
    case BinaryOperator::kDivide:
      return " / ";
    case BinaryOperator::kModulo:
      return " % ";
    case BinaryOperator::kPower:
      return " ^ ";
    case BinaryOperator::kIn:
      return " IN ";
    case BinaryOperator::kStartsWith:
      return " STARTS WITH ";
    case BinaryOperator::kEndsWith:
      return " ENDS WITH ";
    case BinaryOperator::kContains:
      return " CONTAINS ";
    case BinaryOperator::kRegexMatch:
      return " =~ ";
  }
  return " ";
}

std::string_view sign_of(Comparator comparator) {
  switch (comparator) {
    case Comparator::kEqual:
      return " = ";
    case Comparator::kNotEqual:
      return " <> ";
    case Comparator::kLess:
      return " < ";
    case Comparator::kLessEqual:
      return " <= ";
    case Comparator::kGreater:
      return " > ";
    case Comparator::kGreaterEqual:
      return " >= ";
  }
  return " ";
}

std::string_view name_of(QuantifierKind kind) {
  switch (kind) {
    case QuantifierKind::kAll:
      return "all";
    case QuantifierKind::kAny:
      return "any";
    case QuantifierKind::kNone:
      return "none";
    case QuantifierKind::kSingle:
      return "single";
  }
  return "all";
}

// Every operator stands in parentheses of its own, so that no reader of the text, machine or
// person, has to know the precedences.
class Printer {
 public:
  std::string text;

  void operator()(const Literal& literal) { text += to_literal(literal.value); }
  void operator()(const Parameter& parameter) { text += "$" + quoted_parameter(parameter.name); }
  void operator()(const Variable& variable) { text += quoted(variable.name); }
  void operator()(const PropertyAccess& access) {
    operand(access.object);
    text += "." + quoted(access.key);
  }
  void operator()(const Subscript& subscript) {
    operand(subscript.object);
    text += "[";
    expression(subscript.index);
    text += "]";
  }
  void operator()(const Slice& slice) {
    operand(slice.object);
    text += "[";
    expression(slice.from);
    text += "..";
    expression(slice.to);
    text += "]";
  }
  void operator()(const LabelTest& test) {
    text += "(";
    operand(test.object);
    labels(test.labels);
    text += ")";
  }
  void operator()(const ListLiteral& list) {
    text += "[";
    expressions(list.items);
    text += "]";
  }
  void operator()(const MapLiteral& map) {
    text += "{";
    std::string_view separator;
    for (const auto& [key, value] : map.entries) {
      text += separator;
      text += quoted(key) + ": ";
      expression(value);
      separator = ", ";
    }
    text += "}";
  }
  void operator()(const MapProjection& projection) {
    text += quoted(projection.variable) + " {";
    std::string_view separator;
    for (const MapProjection::Item& item : projection.items) {
      text += separator;
      projection_item(item);
      separator = ", ";
    }
    text += "}";
  }
  void operator()(const FunctionCall& call) {
    text += dotted(call.name) + "(";
    if (call.distinct) text += "DISTINCT ";
    expressions(call.arguments);
    text += ")";
  }
  void operator()(const CountStar&) { text += "count(*)"; }
  void operator()(const Unary& unary) {
    text += "(";
    if (unary.op == UnaryOperator::kNot) text += "NOT ";
    if (unary.op == UnaryOperator::kPlus) text += "+ ";
    if (unary.op == UnaryOperator::kMinus) text += "- ";
    const bool sign = unary.op == UnaryOperator::kPlus || unary.op == UnaryOperator::kMinus;
    // "- 1" would read back as the number -1.
    if (sign) text += "(";
    expression(unary.operand);
    if (sign) text += ")";
    if (unary.op == UnaryOperator::kIsNull) text += " IS NULL";
    if (unary.op == UnaryOperator::kIsNotNull) text += " IS NOT NULL";
    text += ")";
  }
  void operator()(const Binary& binary) {
    text += "(";
    expression(binary.left);
    text += sign_of(binary.op);
    expression(binary.right);
    text += ")";
  }
  void operator()(const Comparison& comparison) {
    text += "(";
    expression(comparison.first);
    for (const auto& [comparator, operand] : comparison.rest) {
      text += sign_of(comparator);
      expression(operand);
    }
    text += ")";
  }
  void operator()(const Case& choice) {
    text += "CASE";
    if (choice.subject) {
      text += " ";
      expression(choice.subject);
    }
    for (const auto& [condition, result] : choice.alternatives) {
      text += " WHEN ";
      expression(condition);
      text += " THEN ";
      expression(result);
    }
    if (choice.otherwise) {
      text += " ELSE ";
      expression(choice.otherwise);
    }
    text += " END";
  }
  void operator()(const ListComprehension& comprehension) {
    text += "[" + quoted(comprehension.variable) + " IN ";
    expression(comprehension.list);
    where(comprehension.where);
    if (comprehension.projection) {
      text += " | ";
      expression(comprehension.projection);
    }
    text += "]";
  }
  void operator()(const PatternComprehension& comprehension) {
    text += "[";
    pattern(*comprehension.pattern);
    where(comprehension.where);
    text += " | ";
    expression(comprehension.projection);
    text += "]";
  }
  void operator()(const Quantifier& quantifier) {
    text += name_of(quantifier.kind);
    text += "(" + quoted(quantifier.variable) + " IN ";
    expression(quantifier.list);
    where(quantifier.where);
    text += ")";
  }
  void operator()(const Reduce& reduction) {
    text += "reduce(" + quoted(reduction.accumulator) + " = ";
    expression(reduction.initial);
    text += ", " + quoted(reduction.variable) + " IN ";
    expression(reduction.list);
    text += " | ";
    expression(reduction.expression);
    text += ")";
  }
  void operator()(const PatternPredicate& predicate) { pattern(*predicate.pattern); }
  void operator()(const Subquery& subquery) {
    text += keyword_of(subquery.kind);
    text += " {";
    if (subquery.query) {
      query(*subquery.query);
    } else {
      pattern(*subquery.pattern);
      where(subquery.where);
    }
    text += "}";
  }

  // ---- clauses
  // -----------------------------------------------------------------------------------

  void operator()(const Match& match) {
    text += match.optional ? "OPTIONAL MATCH " : "MATCH ";
    pattern(match.pattern);
    where(match.where);
  }
  void operator()(const Unwind& unwind) {
    text += "UNWIND ";
    expression(unwind.list);
    text += " AS " + quoted(unwind.variable);
  }
  void operator()(const Projection& projection) {
    text += projection.is_return ? "RETURN " : "WITH ";
    if (projection.distinct) text += "DISTINCT ";
    std::string_view separator;
    if (projection.star) {
      text += "*";
      separator = ", ";
    }
    for (const ProjectionItem& item : projection.items) {
      text += separator;
      expression(item.expression);
      if (item.has_alias) text += " AS " + quoted(item.name);
      separator = ", ";
    }
    order(projection.order);
    if (projection.skip) {
      text += " SKIP ";
      expression(projection.skip);
    }
    if (projection.limit) {
      text += " LIMIT ";
      expression(projection.limit);
    }
    where(projection.where);
  }
  void operator()(const Create& create) {
    text += "CREATE ";
    pattern(create.pattern);
  }
  void operator()(const Merge& merge) {
    text += "MERGE ";
    pattern(merge.pattern);
    if (!merge.on_create.empty()) {
      text += " ON CREATE SET ";
      set_items(merge.on_create);
    }
    if (!merge.on_match.empty()) {
      text += " ON MATCH SET ";
      set_items(merge.on_match);
    }
  }
  void operator()(const Set& set) {
    text += "SET ";
    set_items(set.items);
  }
  void operator()(const Remove& remove) {
    text += "REMOVE ";
    std::string_view separator;
    for (const RemoveItem& item : remove.items) {
      text += separator;
      operand(item.target);
      if (item.key.empty()) {
        labels(item.labels);
      } else {
        text += "." + quoted(item.key);
      }
      separator = ", ";
    }
  }
  void operator()(const Delete& deletion) {
    text += deletion.detach ? "DETACH DELETE " : "DELETE ";
    expressions(deletion.targets);
  }
  void operator()(const CallProcedure& call) {
    text += "CALL " + dotted(call.name);
    if (call.explicit_arguments) {
      text += "(";
      expressions(call.arguments);
      text += ")";
    }
    if (call.yield_star) text += " YIELD *";
    if (call.yield) yield(*call.yield);
    where(call.where);
  }
  void operator()(const Foreach& loop) {
    text += "FOREACH (" + quoted(loop.variable) + " IN ";
    expression(loop.list);
    text += " | ";
    clauses(loop.clauses);
    text += ")";
  }

  void query(const Query& query) {
    if (query.mode == QueryMode::kExplain) text += "EXPLAIN ";
    if (query.mode == QueryMode::kProfile) text += "PROFILE ";
    for (std::size_t i = 0; i < query.parts.size(); ++i) {
      if (i > 0) text += query.union_all[i - 1] ? " UNION ALL " : " UNION ";
      clauses(query.parts[i].clauses);
    }
  }

  void expression(const ExpressionPtr& expression) {
    if (expression) std::visit(*this, expression->node);
  }

  void pattern(const Pattern& pattern) {
    std::string_view separator;
    for (const PatternPart& part : pattern.parts) {
      text += separator;
      pattern_part(part);
      separator = ", ";
    }
  }

 private:
  static std::string quoted_parameter(const std::string& name) {
    const bool number = name.find_first_not_of("0123456789") == std::string::npos;
    return number ? name : quoted(name);
  }

  /// What a postfix hangs on: a literal number would run into the dot.
  void operand(const ExpressionPtr& object) {
    const bool literal = std::holds_alternative<Literal>(object->node);
    if (literal) text += "(";
    expression(object);
    if (literal) text += ")";
  }

  void expressions(const std::vector<ExpressionPtr>& items) {
    std::string_view separator;
    for (const ExpressionPtr& item : items) {
      text += separator;
      expression(item);
      separator = ", ";
    }
  }

  void labels(const std::vector<std::string>& names) {
    for (const std::string& name : names) text += ":" + quoted(name);
  }

  void where(const ExpressionPtr& condition) {
    if (!condition) return;
    text += " WHERE ";
    expression(condition);
  }

  void order(const std::vector<SortItem>& items) {
    std::string_view separator = " ORDER BY ";
    for (const SortItem& item : items) {
      text += separator;
      expression(item.expression);
      if (item.descending) text += " DESC";
      separator = ", ";
    }
  }

  void projection_item(const MapProjection::Item& item) {
    switch (item.kind) {
      case MapProjection::ItemKind::kProperty:
        text += "." + quoted(item.key);
        break;
      case MapProjection::ItemKind::kAllProperties:
        text += ".*";
        break;
      case MapProjection::ItemKind::kVariable:
        text += quoted(item.key);
        break;
      case MapProjection::ItemKind::kEntry:
        text += quoted(item.key) + ": ";
        expression(item.value);
        break;
    }
  }

  void set_items(const std::vector<SetItem>& items) {
    std::string_view separator;
    for (const SetItem& item : items) {
      text += separator;
      operand(item.target);
      switch (item.kind) {
        case SetItem::Kind::kProperty:
          text += "." + quoted(item.key) + " = ";
          break;
        case SetItem::Kind::kReplaceProperties:
          text += " = ";
          break;
        case SetItem::Kind::kMergeProperties:
          text += " += ";
          break;
        case SetItem::Kind::kLabels:
          labels(item.labels);
          break;
      }
      expression(item.value);
      separator = ", ";
    }
  }

  void yield(const std::vector<YieldItem>& items) {
    if (items.empty()) {
      text += " YIELD -";
      return;
    }
    std::string_view separator = " YIELD ";
    for (const YieldItem& item : items) {
      text += separator;
      text += quoted(item.field);
      if (item.variable != item.field) text += " AS " + quoted(item.variable);
      separator = ", ";
    }
  }

  void clauses(const std::vector<Clause>& clauses) {
    std::string_view separator;
    for (const Clause& clause : clauses) {
      text += separator;
      std::visit(*this, clause.node);
      separator = " ";
    }
  }

  void properties(const ExpressionPtr& properties, bool spaced) {
    if (!properties) return;
    if (spaced) text += " ";
    expression(properties);
  }

  void pattern_part(const PatternPart& part) {
    if (!part.variable.empty()) text += quoted(part.variable) + " = ";
    if (part.shortest == ShortestKind::kShortest) text += "shortestPath(";
    if (part.shortest == ShortestKind::kAllShortest) text += "allShortestPaths(";
    for (std::size_t i = 0; i < part.nodes.size(); ++i) {
      if (i > 0) relationship(part.relationships[i - 1]);
      node(part.nodes[i]);
    }
    if (part.shortest != ShortestKind::kNone) text += ")";
  }

  void node(const NodePattern& node) {
    text += "(";
    if (!node.variable.empty()) text += quoted(node.variable);
    labels(node.labels);
    properties(node.properties, !node.variable.empty() || !node.labels.empty());
    text += ")";
  }

  void relationship(const RelationshipPattern& relationship) {
    text += relationship.direction == Direction::kIncoming ? "<-[" : "-[";
    if (!relationship.variable.empty()) text += quoted(relationship.variable);
    std::string_view separator = ":";
    for (const std::string& type : relationship.types) {
      text += separator;
      text += quoted(type);
      separator = "|";
    }
    if (relationship.length) length(*relationship.length);
    const bool spaced = !relationship.variable.empty() || !relationship.types.empty() ||
                        relationship.length.has_value();
    properties(relationship.properties, spaced);
    text += relationship.direction == Direction::kOutgoing ? "]->" : "]-";
  }

  void length(const LengthRange& range) {
    text += "*";
    if (range.minimum) text += std::to_string(*range.minimum);
    if (range.minimum && range.minimum == range.maximum) return;
    if (range.minimum || range.maximum) text += "..";
    if (range.maximum) text += std::to_string(*range.maximum);
  }
};

}  // namespace

std::string print(const Query& query) {
  Printer printer;
  printer.query(query);
  return std::move(printer.text);
}

std::string print(const Expression& expression) {
  Printer printer;
  std::visit(printer, expression.node);
  return std::move(printer.text);
}

std::string print(const Pattern& pattern) {
  Printer printer;
  printer.pattern(pattern);
  return std::move(printer.text);
}

}  // namespace newsgraph::parser
