#include "newsgraph/query/planner/pattern_equations.h"

#include <algorithm>

#include "newsgraph/query/planner/expression_walk.h"
#include "newsgraph/query/planner/sought_nodes.h"
#include "newsgraph/query/planner/synthesis.h"

namespace newsgraph::planner {
namespace {

void collect_parts(const PatternGraph& graph, const parser::Expression& expression,
                   PatternEquation& out) {
  if (const auto* variable = std::get_if<parser::Variable>(&expression.node)) {
    const auto named = [&](const auto& part) { return part.name == variable->name; };
    const auto node = std::ranges::find_if(graph.nodes, named);
    const auto relationship = std::ranges::find_if(graph.relationships, named);
    if (node != graph.nodes.end()) {
      out.nodes.push_back(static_cast<std::size_t>(node - graph.nodes.begin()));
    } else if (relationship != graph.relationships.end()) {
      out.relationships.push_back(
          static_cast<std::size_t>(relationship - graph.relationships.begin()));
    } else {
      out.depends_on_row = true;
    }
  }
  for_each_operand(expression, [&](const parser::ExpressionPtr& operand) {
    collect_parts(graph, *operand, out);
  });
}

/// A side made of one node alone, and of more than its property, with what it must equal.
void add_computed(const PatternGraph& graph, const parser::ExpressionPtr& side,
                  const parser::ExpressionPtr& value,
                  std::vector<std::vector<PatternEquation>>& equations) {
  PatternEquation made_of, equal;
  collect_parts(graph, *side, made_of);
  collect_parts(graph, *value, equal);
  const bool is_constant =
      equal.nodes.empty() && equal.relationships.empty() && !equal.depends_on_row;
  if (made_of.nodes.size() != 1 || !made_of.relationships.empty() || made_of.depends_on_row ||
      is_constant || std::ranges::count(equal.nodes, made_of.nodes.front()) > 0) {
    return;
  }
  equations[made_of.nodes.front()].push_back(std::move(equal));
}

}  // namespace

std::vector<std::vector<PatternEquation>> equations_of(const PatternGraph& graph) {
  std::vector<std::vector<PatternEquation>> equations(graph.nodes.size());
  for (const auto& predicate : graph.predicates) {
    const std::vector<SoughtNodes> sought = as_sought_nodes(predicate);
    for (const SoughtNodes& each : sought) {
      for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        if (graph.nodes[i].name != each.variable) continue;
        equations[i].push_back({.key = each.key,
                                .is_of_id = each.by != SoughtNodes::By::kProperty,
                                .values = each.value_count()});
        collect_parts(graph, *each.value, equations[i].back());
      }
    }
    const auto equation = as_equation(*predicate);
    if (!equation) continue;
    const auto& [left, equal, right] = *equation;
    const auto is_sought = [&sought](const parser::ExpressionPtr& value) {
      return std::ranges::find(sought, value, &SoughtNodes::value) != sought.end();
    };
    if (!is_sought(right)) add_computed(graph, left, right, equations);
    if (!is_sought(left)) add_computed(graph, right, left, equations);
  }
  return equations;
}

std::vector<std::vector<PatternEquation>> equations_of_relationships(const PatternGraph& graph) {
  std::vector<std::vector<PatternEquation>> equations(graph.relationships.size());
  for (const auto& predicate : graph.predicates) {
    for (const PropertyEquation& equation : as_property_equations(predicate)) {
      for (std::size_t i = 0; i < graph.relationships.size(); ++i) {
        const PatternGraph::Relationship& relationship = graph.relationships[i];
        if (relationship.name != equation.variable || relationship.pattern->length) continue;
        equations[i].push_back({.key = equation.key});
        collect_parts(graph, *equation.value, equations[i].back());
      }
    }
  }
  return equations;
}

}  // namespace newsgraph::planner
