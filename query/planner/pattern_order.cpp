#include "newsgraph/query/planner/pattern_order.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "newsgraph/query/planner/expression_walk.h"
#include "newsgraph/query/planner/synthesis.h"

namespace newsgraph::planner {
namespace {

/// What is known at a moment, and what every next action would cost.
class Search {
 public:
  Search(const PatternGraph& graph, const CostModel* cost)
      : graph_(graph),
        cost_(cost),
        node_known_(graph.nodes.size()),
        walked_(graph.relationships.size()),
        equations_(graph.nodes.size()) {
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) node_known_[i] = graph.nodes[i].bound;
    for (const auto& predicate : graph.predicates) {
      for (const PropertyEquation& equation : as_property_equations(predicate)) {
        note_equation(equation);
      }
    }
  }

  std::vector<PatternAction> run() {
    std::vector<PatternAction> actions;
    while (const auto action = next()) {
      apply(*action);
      actions.push_back(*action);
    }
    return actions;
  }

 private:
  std::optional<PatternAction> next() const {
    std::optional<WalkRelationship> walk;
    for (std::size_t i = 0; i < graph_.relationships.size(); ++i) {
      const auto candidate = walk_candidate(i);
      if (candidate && (!walk || candidate->factor < walk->factor)) walk = candidate;
      if (!cost_ && walk) break;
    }
    if (walk) return *walk;
    for (std::size_t i = 0; i < graph_.relationships.size(); ++i) {
      const auto& relationship = graph_.relationships[i];
      if (!walked_[i] && relationship.bound && !relationship.pattern->length) {
        return StartRelationship{i};
      }
    }
    std::optional<StartNode> start;
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
      if (node_known_[i]) continue;
      const StartNode candidate{i, start_rows(i)};
      if (!start || candidate.estimated_rows < start->estimated_rows) start = candidate;
      if (!cost_) break;
    }
    if (start) return *start;
    return std::nullopt;
  }

  void apply(const PatternAction& action) {
    if (const auto* start = std::get_if<StartNode>(&action)) {
      node_known_[start->node] = true;
      return;
    }
    const std::size_t index = std::holds_alternative<StartRelationship>(action)
                                  ? std::get<StartRelationship>(action).relationship
                                  : std::get<WalkRelationship>(action).step.relationship;
    walked_[index] = true;
    node_known_[graph_.relationships[index].left] = true;
    node_known_[graph_.relationships[index].right] = true;
  }

  std::optional<WalkRelationship> walk_candidate(std::size_t index) const {
    const auto& relationship = graph_.relationships[index];
    if (walked_[index]) return std::nullopt;
    const bool left = node_known_[relationship.left];
    const bool right = node_known_[relationship.right];
    const bool shortest = relationship.shortest != parser::ShortestKind::kNone;
    if (shortest ? !(left && right) : !(left || right)) return std::nullopt;
    const PatternStep step{index, left, left && right};
    return WalkRelationship{step, cost_ ? factor(relationship, step) : 1};
  }

  double factor(const PatternGraph::Relationship& relationship, const PatternStep& step) const {
    if (relationship.bound) return 0;
    const auto& pattern = *relationship.pattern;
    const double reached = pattern.length
                               ? cost_->walk(pattern.types, pattern.direction, *pattern.length)
                               : cost_->average_degree(pattern.types, pattern.direction);
    if (step.into) return reached / std::max(1.0, cost_->all_nodes());
    return reached * node_selectivity(step.from_left ? relationship.right : relationship.left);
  }

  double node_selectivity(std::size_t node) const {
    double share = cost_->label_selectivity(graph_.nodes[node].labels);
    for (const Equation& equation : equations_[node]) {
      if (is_known(equation)) share *= kEqualitySelectivity;
    }
    return share;
  }

  double start_rows(std::size_t node) const {
    if (!cost_) return 0;
    double rows = cost_->all_nodes();
    bool narrowed = false;
    for (const std::string& label : graph_.nodes[node].labels) {
      rows = std::min(rows, cost_->nodes_with_label(label));
    }
    for (const Equation& equation : equations_[node]) {
      if (!is_known(equation)) continue;
      narrowed = true;
      for (const std::string& label : graph_.nodes[node].labels) {
        if (cost_->has_index(label, equation.key)) rows = std::min(rows, 1.0);
      }
    }
    // An equation without an index does not make the scan shorter, but what follows.
    return narrowed ? rows * 0.5 : rows;
  }

  /// A key that must equal a value, and the parts of the pattern that the value is made of.
  struct Equation {
    std::string key;
    std::vector<std::size_t> nodes;
    std::vector<std::size_t> relationships;
  };

  void note_equation(const PropertyEquation& equation) {
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
      if (graph_.nodes[i].name != equation.variable) continue;
      equations_[i].push_back({equation.key, {}, {}});
      collect_parts(*equation.value, equations_[i].back());
    }
  }

  void collect_parts(const parser::Expression& expression, Equation& out) const {
    if (const auto* variable = std::get_if<parser::Variable>(&expression.node)) {
      const auto named = [&](const auto& part) { return part.name == variable->name; };
      const auto node = std::ranges::find_if(graph_.nodes, named);
      const auto relationship = std::ranges::find_if(graph_.relationships, named);
      if (node != graph_.nodes.end()) {
        out.nodes.push_back(static_cast<std::size_t>(node - graph_.nodes.begin()));
      } else if (relationship != graph_.relationships.end()) {
        out.relationships.push_back(
            static_cast<std::size_t>(relationship - graph_.relationships.begin()));
      }
    }
    for_each_operand(expression,
                     [&](const parser::ExpressionPtr& operand) { collect_parts(*operand, out); });
  }

  /// Whether all that the value is made of has been found.
  bool is_known(const Equation& equation) const {
    return std::ranges::all_of(equation.nodes,
                               [&](std::size_t node) { return node_known_[node]; }) &&
           std::ranges::all_of(equation.relationships,
                               [&](std::size_t relationship) { return walked_[relationship]; });
  }

  const PatternGraph& graph_;
  const CostModel* cost_;  ///< null: as written
  std::vector<bool> node_known_;
  std::vector<bool> walked_;
  std::vector<std::vector<Equation>> equations_;  ///< by node
};

}  // namespace

std::vector<PatternAction> order_pattern(const PatternGraph& graph, const CostModel& cost) {
  return Search(graph, &cost).run();
}

std::vector<PatternAction> order_as_written(const PatternGraph& graph) {
  return Search(graph, nullptr).run();
}

}  // namespace newsgraph::planner
