#include "newsgraph/query/semantics/free_names.h"

#include "newsgraph/query/parser/operands.h"

namespace newsgraph::semantics {
namespace {

using parser::ExpressionPtr;

struct Collector {
  std::set<std::string>& names;

  void expression(const ExpressionPtr& part) const {
    if (part) std::visit([&](const auto& node) { enter(*part, node); }, part->node);
  }
  /// Of a part in which `bound` mean something of its own.
  void inside(const ExpressionPtr& part, std::initializer_list<std::string> bound) const {
    std::set<std::string> found;
    Collector{found}.expression(part);
    for (const std::string& name : bound) found.erase(name);
    names.merge(found);
  }
  void variable(const std::string& name) const {
    if (!name.empty()) names.insert(name);
  }

  template <class Node>
  void enter(const parser::Expression& whole, const Node&) const {
    parser::for_each_operand(whole, [&](const ExpressionPtr& operand) { expression(operand); });
  }
  void enter(const parser::Expression&, const parser::Variable& node) const { variable(node.name); }
  void enter(const parser::Expression&, const parser::MapProjection& node) const {
    variable(node.variable);
    for (const parser::MapProjection::Item& item : node.items) {
      if (item.kind == parser::MapProjection::ItemKind::kVariable) variable(item.key);
      expression(item.value);
    }
  }
  void enter(const parser::Expression&, const parser::ListComprehension& node) const {
    expression(node.list);
    inside(node.where, {node.variable});
    inside(node.projection, {node.variable});
  }
  void enter(const parser::Expression&, const parser::Quantifier& node) const {
    expression(node.list);
    inside(node.where, {node.variable});
  }
  void enter(const parser::Expression&, const parser::Reduce& node) const {
    expression(node.initial);
    expression(node.list);
    inside(node.expression, {node.variable, node.accumulator});
  }
  void enter(const parser::Expression&, const parser::PatternPredicate& node) const {
    pattern(*node.pattern);
  }
  void enter(const parser::Expression&, const parser::PatternComprehension& node) const {
    pattern(*node.pattern);
    expression(node.where);
    expression(node.projection);
  }
  void enter(const parser::Expression&, const parser::Subquery& node) const {
    if (node.pattern) pattern(*node.pattern);
    expression(node.where);
    if (!node.query) return;
    for (const parser::SingleQuery& part : node.query->parts) {
      for (const parser::Clause& clause : part.clauses) {
        std::visit([&](const auto& each) { enter(each); }, clause.node);
      }
    }
  }

  void pattern(const parser::Pattern& pattern) const {
    for (const parser::PatternPart& part : pattern.parts) {
      variable(part.variable);
      for (const parser::NodePattern& node : part.nodes) {
        variable(node.variable);
        expression(node.properties);
      }
      for (const parser::RelationshipPattern& relationship : part.relationships) {
        variable(relationship.variable);
        expression(relationship.properties);
      }
    }
  }

  void enter(const parser::Match& clause) const {
    pattern(clause.pattern);
    expression(clause.where);
  }
  void enter(const parser::Unwind& clause) const { expression(clause.list); }
  void enter(const parser::Projection& clause) const {
    for (const parser::ProjectionItem& item : clause.items) expression(item.expression);
    for (const parser::SortItem& item : clause.order) expression(item.expression);
    expression(clause.where);
  }
  void enter(const parser::CallProcedure& clause) const {
    for (const ExpressionPtr& argument : clause.arguments) expression(argument);
    expression(clause.where);
  }
  /// What writes cannot stand in a subquery.
  template <class Clause>
  void enter(const Clause&) const {}
};

}  // namespace

std::set<std::string> free_names(const parser::Expression& expression) {
  std::set<std::string> names;
  std::visit([&](const auto& node) { Collector{names}.enter(expression, node); }, expression.node);
  return names;
}

}  // namespace newsgraph::semantics
