// Patterns: what they bind, and what may stand in one that reads or one that writes.
#include "newsgraph/graph/message.h"
#include "newsgraph/query/parser/keyword.h"
#include "newsgraph/query/semantics/checker.h"

namespace newsgraph::semantics {

namespace {

using Kind = StaticType::Kind;

/// Every variable a pattern part uses, save its own.
bool uses(const parser::PatternPart& part, const std::string& variable) {
  for (const auto& node : part.nodes) {
    if (node.variable == variable) return true;
  }
  for (const auto& relationship : part.relationships) {
    if (relationship.variable == variable) return true;
  }
  return false;
}

}  // namespace

// ---- patterns that read
// --------------------------------------------------------------------------

void Checker::match_pattern(const parser::Pattern& pattern, Scope& scope, bool bind_new) {
  std::set<std::string> bound_here;
  for (const parser::PatternPart& part : pattern.parts) {
    if (!part.variable.empty() && uses(part, part.variable)) {
      fail("VariableAlreadyBound",
           in_quotes(part.variable) + " already stands for a part of this path", part.span);
    }
    for (std::size_t i = 0; i < part.nodes.size(); ++i) {
      match_node(part.nodes[i], scope, bind_new);
      if (i < part.relationships.size()) {
        match_relationship(part.relationships[i], scope, bound_here, bind_new);
      }
    }
    if (part.shortest != parser::ShortestKind::kNone && part.relationships.size() != 1) {
      fail("UnexpectedSyntax", "a shortest path has exactly one relationship pattern", part.span);
    }
    if (part.variable.empty()) continue;
    if (scope.contains(part.variable)) {
      fail("VariableAlreadyBound", in_quotes(part.variable) + " already stands for something else",
           part.span, "Choose another name for the path.");
    }
    scope.declare(part.variable, StaticType::of(Kind::kPath));
  }
  // Only now: a property may refer to any variable of the pattern, wherever it stands.
  pattern_properties(pattern, scope);
}

void Checker::match_node(const parser::NodePattern& node, Scope& scope, bool bind_new) {
  reject_parameter_map(node.properties);
  if (node.variable.empty()) return;
  const StaticType* known = scope.find(node.variable);
  if (known == nullptr) {
    if (!bind_new) unbound_in_condition(node.variable, node.span, scope);
    scope.declare(node.variable, StaticType::of(Kind::kNode));
  } else if (!known->may_be({Kind::kNode})) {
    fail("VariableTypeConflict",
         in_quotes(node.variable) + " is " + described(*known) + ", not a node", node.span);
  }
}

void Checker::match_relationship(const parser::RelationshipPattern& relationship, Scope& scope,
                                 std::set<std::string>& bound_here, bool bind_new) {
  reject_parameter_map(relationship.properties);
  const std::string& name = relationship.variable;
  if (name.empty()) return;
  const Kind wanted = relationship.length ? Kind::kList : Kind::kRelationship;
  const StaticType* known = scope.find(name);
  if (known == nullptr) {
    if (!bind_new) unbound_in_condition(name, relationship.span, scope);
    const StaticType one = StaticType::of(Kind::kRelationship);
    scope.declare(name, relationship.length ? StaticType::list_of(one) : one);
  } else if (!known->may_be({wanted})) {
    fail("VariableTypeConflict",
         in_quotes(name) + " is " + described(*known) + ", not a " +
             (relationship.length ? "list of relationships" : "relationship"),
         relationship.span);
  } else if (bound_here.contains(name)) {
    fail("RelationshipUniquenessViolation",
         in_quotes(name) + " stands twice, but a pattern walks a relationship only once",
         relationship.span);
  }
  bound_here.insert(name);
}

void Checker::pattern_properties(const parser::Pattern& pattern, const Scope& scope) {
  for (const parser::PatternPart& part : pattern.parts) {
    for (const auto& node : part.nodes) expression(node.properties, scope);
    for (const auto& relationship : part.relationships) expression(relationship.properties, scope);
  }
}

void Checker::reject_parameter_map(const parser::ExpressionPtr& properties) {
  if (!properties || !std::holds_alternative<parser::Parameter>(properties->node)) return;
  fail("InvalidParameterUse", "a pattern to find cannot take its properties from a parameter",
       properties->span, "Name the properties: {key: $parameter.key}.");
}

void Checker::unbound_in_condition(const std::string& name, QuerySpan span,
                                   const Scope& scope) const {
  const std::vector<std::string> names = scope.names();
  const std::string near =
      parser::suggest(name, std::vector<std::string_view>(names.begin(), names.end()));
  fail("UndefinedVariable",
       "there is no variable " + in_quotes(name) + " here, and a condition binds none", span,
       near.empty() ? "Leave the name out, or write EXISTS { … } around the pattern." : near);
}

// ---- patterns that write
// -------------------------------------------------------------------------

void Checker::create_pattern(const parser::Pattern& pattern, Scope& scope, bool merge) {
  writes_ = true;
  for (const parser::PatternPart& part : pattern.parts) {
    const bool alone = part.relationships.empty();
    for (std::size_t i = 0; i < part.nodes.size(); ++i) {
      create_node(part.nodes[i], alone, scope, merge);
      if (i < part.relationships.size()) create_relationship(part.relationships[i], scope, merge);
    }
    if (part.variable.empty()) continue;
    if (scope.contains(part.variable)) {
      fail("VariableAlreadyBound", in_quotes(part.variable) + " already stands for something else",
           part.span);
    }
    scope.declare(part.variable, StaticType::of(Kind::kPath));
  }
}

void Checker::create_node(const parser::NodePattern& node, bool alone, Scope& scope, bool merge) {
  if (merge) reject_parameter_map(node.properties);
  expression(node.properties, scope);
  if (node.variable.empty()) return;
  const StaticType* known = scope.find(node.variable);
  if (known == nullptr) {
    scope.declare(node.variable, StaticType::of(Kind::kNode));
    return;
  }
  if (alone || !node.labels.empty() || node.properties) {
    fail("VariableAlreadyBound", in_quotes(node.variable) + " already stands for a node", node.span,
         "Refer to it as (" + abbreviated(node.variable) +
             "), without labels or properties, or choose another name.");
  }
  if (!known->may_be({Kind::kNode})) {
    fail("VariableTypeConflict",
         in_quotes(node.variable) + " is " + described(*known) + ", not a node", node.span);
  }
}

void Checker::create_relationship(const parser::RelationshipPattern& relationship, Scope& scope,
                                  bool merge) {
  if (merge) reject_parameter_map(relationship.properties);
  const std::string& name = relationship.variable;
  if (!name.empty() && scope.contains(name)) {
    fail("VariableAlreadyBound", in_quotes(name) + " already stands for something else",
         relationship.span);
  }
  if (relationship.length) {
    fail("CreatingVarLength", "a relationship to create cannot have a length", relationship.span);
  }
  if (relationship.types.size() != 1) {
    fail("NoSingleRelationshipType", "a relationship to create needs exactly one type",
         relationship.span, "Write it as -[:TYPE]->.");
  }
  if (!merge && relationship.direction == parser::Direction::kBoth) {
    fail("RequiresDirectedRelationship", "a relationship to create needs a direction",
         relationship.span, "Write it as -[:TYPE]-> or <-[:TYPE]-.");
  }
  expression(relationship.properties, scope);
  if (!name.empty()) scope.declare(name, StaticType::of(Kind::kRelationship));
}

}  // namespace newsgraph::semantics
