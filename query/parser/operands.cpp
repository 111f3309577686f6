#include "newsgraph/query/parser/operands.h"

namespace newsgraph::parser {

namespace {

struct Operands {
  const std::function<void(const ExpressionPtr&)>& visit;

  void one(const ExpressionPtr& operand) const {
    if (operand) visit(operand);
  }
  template <class... Operand>
  void each(const Operand&... operands) const {
    (one(operands), ...);
  }

  void operator()(const Literal&) const {}
  void operator()(const Parameter&) const {}
  void operator()(const Variable&) const {}
  void operator()(const CountStar&) const {}
  void operator()(const PatternPredicate&) const {}
  void operator()(const PatternComprehension&) const {}
  void operator()(const Subquery&) const {}
  void operator()(const PropertyAccess& node) const { one(node.object); }
  void operator()(const Subscript& node) const { each(node.object, node.index); }
  void operator()(const Slice& node) const { each(node.object, node.from, node.to); }
  void operator()(const LabelTest& node) const { one(node.object); }
  void operator()(const ListLiteral& node) const {
    for (const auto& item : node.items) one(item);
  }
  void operator()(const MapLiteral& node) const {
    for (const auto& entry : node.entries) one(entry.second);
  }
  void operator()(const MapProjection& node) const {
    for (const auto& item : node.items) one(item.value);
  }
  void operator()(const FunctionCall& node) const {
    for (const auto& argument : node.arguments) one(argument);
  }
  void operator()(const Unary& node) const { one(node.operand); }
  void operator()(const Binary& node) const { each(node.left, node.right); }
  void operator()(const Comparison& node) const {
    one(node.first);
    for (const auto& rest : node.rest) one(rest.second);
  }
  void operator()(const Case& node) const {
    one(node.subject);
    for (const auto& [when, then] : node.alternatives) each(when, then);
    one(node.otherwise);
  }
  void operator()(const ListComprehension& node) const {
    each(node.list, node.where, node.projection);
  }
  void operator()(const Quantifier& node) const { each(node.list, node.where); }
  void operator()(const Reduce& node) const { each(node.initial, node.list, node.expression); }
};

}  // namespace

void for_each_operand(const Expression& expression,
                      const std::function<void(const ExpressionPtr&)>& visit) {
  std::visit(Operands{visit}, expression.node);
}

}  // namespace newsgraph::parser
