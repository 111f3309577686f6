#include "newsgraph/query/planner/pattern_order.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "newsgraph/query/planner/expression_walk.h"
#include "newsgraph/query/planner/synthesis.h"

namespace newsgraph::planner {
namespace {

/// What testing a node that is looked at costs, beside what a row that is made costs.
constexpr double kScanCost = 0.1;

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

  /// Goes on to the end, by the action that is best at each moment.
  std::vector<PatternAction> run() {
    while (const auto action = next()) apply(*action);
    return std::move(actions_);
  }

  /// Whether what comes first is to find a node, and any unknown one would do.
  bool begins_with_start() const {
    const auto first = next();
    return first && std::holds_alternative<StartNode>(*first);
  }
  bool is_known(std::size_t node) const { return node_known_[node]; }
  void start_at(std::size_t node) { apply(start(node)); }
  /// Rows made and nodes looked at in all that was done so far.
  double total() const { return total_; }

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
    std::optional<StartNode> best;
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
      if (node_known_[i]) continue;
      const StartNode candidate = start(i);
      if (!best || candidate.estimated_rows < best->estimated_rows) best = candidate;
      if (!cost_) break;
    }
    if (best) return *best;
    return std::nullopt;
  }

  void apply(const PatternAction& action) {
    actions_.push_back(action);
    if (cost_) count(action);
    if (const auto* start = std::get_if<StartNode>(&action)) {
      node_known_[start->node] = true;
      return;
    }
    const auto* walk = std::get_if<WalkRelationship>(&action);
    const std::size_t index =
        walk ? walk->step.relationship : std::get<StartRelationship>(action).relationship;
    walked_[index] = true;
    node_known_[graph_.relationships[index].left] = true;
    node_known_[graph_.relationships[index].right] = true;
  }

  void count(const PatternAction& action) {
    if (const auto* start = std::get_if<StartNode>(&action)) {
      total_ += rows_ * start->candidates * kScanCost;
      rows_ *= start->estimated_rows;
    } else if (const auto* walk = std::get_if<WalkRelationship>(&action)) {
      rows_ *= walk->factor;
    }
    total_ += rows_;
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
    const parser::RelationshipPattern& pattern = *relationship.pattern;
    const std::size_t from = step.from_left ? relationship.left : relationship.right;
    const std::size_t to = step.from_left ? relationship.right : relationship.left;
    const parser::Direction direction =
        step.from_left ? pattern.direction : reversed(pattern.direction);
    const double reached =
        pattern.length ? cost_->walk(pattern.types, direction, *pattern.length)
                       : cost_->average_degree(pattern.types, direction, graph_.nodes[from].labels);
    if (step.into) return reached / std::max(1.0, cost_->ends(pattern.types, direction));
    return reached * cost_->end_selectivity(pattern.types, direction, graph_.nodes[to].labels) *
           equation_selectivity(to);
  }

  /// Share of a node's candidates that its equations let through.
  double equation_selectivity(std::size_t node) const {
    double share = 1;
    for (const Equation& equation : equations_[node]) {
      if (!is_known(equation)) continue;
      share *= cost_->equality_selectivity(graph_.nodes[node].labels, equation.key);
    }
    return share;
  }

  StartNode start(std::size_t node) const {
    if (!cost_) return {node, 0, 0};
    double candidates = cost_->all_nodes();
    bool indexed = false;
    for (const std::string& label : graph_.nodes[node].labels) {
      candidates = std::min(candidates, cost_->nodes_with_label(label));
      for (const Equation& equation : equations_[node]) {
        indexed = indexed || (is_known(equation) && cost_->has_index(label, equation.key));
      }
    }
    const double rows = candidates * equation_selectivity(node);
    return {node, indexed ? rows : candidates, rows};
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
  std::vector<PatternAction> actions_;
  double rows_ = 1;
  double total_ = 0;
};

}  // namespace

std::vector<PatternAction> order_pattern(const PatternGraph& graph, const CostModel& cost) {
  const Search search(graph, &cost);
  // Trying every start takes time cubic in the size of the pattern.
  constexpr std::size_t kLarge = 24;
  if (!search.begins_with_start() || graph.nodes.size() > kLarge) return Search(search).run();
  std::optional<std::vector<PatternAction>> best;
  double least = 0;
  for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
    if (search.is_known(node)) continue;
    Search from_here = search;
    from_here.start_at(node);
    std::vector<PatternAction> actions = from_here.run();
    if (best && from_here.total() >= least) continue;
    least = from_here.total();
    best = std::move(actions);
  }
  return *best;
}

std::vector<PatternAction> order_as_written(const PatternGraph& graph) {
  return Search(graph, nullptr).run();
}

}  // namespace newsgraph::planner
