#include "newsgraph/query/planner/pattern_search.h"

namespace newsgraph::planner {
namespace {

/// What testing a node that is looked at costs, beside what a row that is made costs.
constexpr double kScanCost = 0.1;

/// What testing a condition of both costs, for each pair of a row and a node that is looked at.
constexpr double kTestCost = 0.2;
/// What entering a row into a hash table, or looking one up there, costs.
constexpr double kHashCost = 1;
/// What looking up a value in an index costs.
constexpr double kSeekCost = 10;

}  // namespace

PatternSearch::PatternSearch(const PatternSetting& setting, double rows, bool is_sure)
    : setting_(&setting),
      node_known_(setting.graph.nodes.size()),
      walked_(setting.graph.relationships.size()),
      rows_(rows),
      is_sure_(is_sure) {
  for (std::size_t i = 0; i < node_known_.size(); ++i) {
    node_known_[i] = setting.graph.nodes[i].bound;
  }
}

PatternSearch PatternSearch::alone(const PatternSetting& setting, std::size_t node) {
  PatternSearch search(setting, 1, true);
  search.is_alone_ = true;
  search.node_known_.assign(search.node_known_.size(), false);
  search.apply(search.start(node));
  return search;
}

std::optional<PatternAction> PatternSearch::next() const {
  if (const auto walk = next_walk()) {
    if (const auto end = end_to_find_first(*walk)) return *end;
    return *walk;
  }
  for (std::size_t i = 0; i < graph().relationships.size(); ++i) {
    const auto& relationship = graph().relationships[i];
    if (!walked_[i] && relationship.bound && !relationship.pattern->length) {
      return StartRelationship{i};
    }
  }
  std::optional<StartNode> best;
  for (std::size_t i = 0; i < graph().nodes.size(); ++i) {
    if (node_known_[i]) continue;
    const StartNode candidate = start(i);
    if (!best || candidate.estimated_rows < best->estimated_rows) best = candidate;
    if (!cost()) break;
  }
  if (best) return *best;
  return std::nullopt;
}

std::optional<WalkRelationship> PatternSearch::next_walk() const {
  std::optional<WalkRelationship> walk;
  for (std::size_t i = 0; i < graph().relationships.size(); ++i) {
    const auto candidate = walk_candidate(i);
    if (candidate && (!walk || candidate->factor < walk->factor)) walk = candidate;
    if (!cost() && walk) break;
  }
  return walk;
}

void PatternSearch::begin(const StartNode& start) {
  const PatternSetting::Part* part =
      setting_->part_of.empty() ? nullptr : setting_->part_of[start.node];
  const bool is_always = setting_->always_join;
  const auto is_begun = [&] {
    return std::ranges::any_of(part->members.nodes,
                               [&](std::size_t node) { return node_known_[node]; });
  };
  if (!part || (is_sure_ && rows_ <= 1 && !is_always) || is_begun()) return apply(start);
  const double rows = rows_;
  rows_ = trusted_rows();
  const double raised = rows_ / rows;
  const PatternSearch node = alone(*setting_, start.node);
  PatternSearch best = joined(node.actions_, node.total_, node.rows_);
  best.walk_on();
  if (!is_always) {
    PatternSearch for_each_row = *this;
    for_each_row.apply(start);
    take_if_better(best, std::move(for_each_row));
  }
  if (part->actions.size() > 1 && may_be_found_first(*part)) {
    take_if_better(best, joined(part->actions, part->total, part->rows));
  }
  *this = std::move(best);
  rows_ /= raised;
}

void PatternSearch::join(const std::vector<PatternAction>& actions, double total, double rows) {
  // Which side is kept shows when it is run; threads can share what comes first.
  total_ += total + kHashCost * (1.1 * rows + trusted_rows());
  const std::size_t first = actions_.size();
  for (const PatternAction& action : actions) {
    actions_.push_back(action);
    note_known(action);
  }
  std::get<StartNode>(actions_[first]).alone = actions.size();
  rows_ *= rows;
  for (const PatternAction& action : actions) rows_ *= joined_selectivity(found_node(action));
  total_ += rows_;
  is_sure_ = false;
}

std::size_t PatternSearch::found_node(const PatternAction& action) const {
  if (const auto* start = std::get_if<StartNode>(&action)) return start->node;
  const PatternStep& step = std::get<WalkRelationship>(action).step;
  const auto& relationship = graph().relationships[step.relationship];
  return step.from_left ? relationship.right : relationship.left;
}

bool PatternSearch::may_be_found_first(const PatternSetting::Part& part) const {
  const auto& relationships = graph().relationships;
  for (const std::size_t one : part.members.relationships) {
    for (std::size_t other = 0; other < relationships.size(); ++other) {
      const bool is_walk =
          relationships[one].pattern->length || relationships[other].pattern->length;
      if (walked_[other] && is_walk && may_be_same(relationships[one], relationships[other])) {
        return false;
      }
    }
  }
  return true;
}

void PatternSearch::apply(const PatternAction& action) {
  actions_.push_back(action);
  if (cost()) count(action);
  note_known(action);
}

void PatternSearch::note_known(const PatternAction& action) {
  if (const auto* start = std::get_if<StartNode>(&action)) {
    node_known_[start->node] = true;
    return;
  }
  const auto* walk = std::get_if<WalkRelationship>(&action);
  const std::size_t index =
      walk ? walk->step.relationship : std::get<StartRelationship>(action).relationship;
  walked_[index] = true;
  node_known_[graph().relationships[index].left] = true;
  node_known_[graph().relationships[index].right] = true;
}

void PatternSearch::count(const PatternAction& action) {
  if (const auto* start = std::get_if<StartNode>(&action)) {
    const bool is_first = is_sure_ && rows_ <= 1;
    const double test = is_first || start->indexed ? 0 : start->candidates * kTestCost;
    const double seek = is_first || !start->indexed ? 0 : kSeekCost;
    total_ += trusted_rows() * (start->candidates * kScanCost + test + seek);
    rows_ *= start->estimated_rows;
    is_sure_ = is_sure_ && start->indexed && rows_ <= 1;
  } else if (const auto* walk = std::get_if<WalkRelationship>(&action)) {
    const double share = tested_share(walk->step);
    if (share < 1) total_ += rows_ * walk->factor / share;
    total_ += rows_ * walk->walks * kScanCost;
    rows_ *= walk->factor;
    is_sure_ = false;
  }
  total_ += rows_;
}

std::optional<WalkRelationship> PatternSearch::walk_candidate(std::size_t index) const {
  const auto& relationship = graph().relationships[index];
  if (walked_[index]) return std::nullopt;
  const bool left = node_known_[relationship.left];
  const bool right = node_known_[relationship.right];
  const bool shortest = relationship.shortest != parser::ShortestKind::kNone;
  if (is_alone_ && (shortest || relationship.bound)) return std::nullopt;
  if (shortest ? !(left && right) : !(left || right)) return std::nullopt;
  const PatternStep step{index, left, left && right};
  if (!cost()) return WalkRelationship{step, 1};
  return WalkRelationship{step, factor(relationship, step), walks(relationship, step)};
}

std::optional<StartNode> PatternSearch::end_to_find_first(const WalkRelationship& walk) const {
  const auto& relationship = graph().relationships[walk.step.relationship];
  if (!cost() || walk.step.into || walk.walks == 0) return std::nullopt;
  const StartNode end = start(walk.step.from_left ? relationship.right : relationship.left);
  // Of many most are come to anyway, and where it only counts which, each once.
  constexpr double kFewPairs = 64;
  if (rows_ * end.estimated_rows > kFewPairs) return std::nullopt;
  const double towards_one =
      walks(relationship, {walk.step.relationship, walk.step.from_left, true});
  const double towards = end.candidates * kScanCost + end.estimated_rows * towards_one;
  return towards < walk.walks ? std::optional(end) : std::nullopt;
}

double PatternSearch::walks(const PatternGraph::Relationship& relationship,
                            const PatternStep& step) const {
  const parser::RelationshipPattern& pattern = *relationship.pattern;
  const bool shortest = relationship.shortest != parser::ShortestKind::kNone;
  if (!pattern.length || shortest || relationship.bound) return 0;
  const parser::Direction direction =
      step.from_left ? pattern.direction : reversed(pattern.direction);
  const Labels& from =
      graph().nodes[step.from_left ? relationship.left : relationship.right].labels;
  if (!step.into) return cost()->walk(pattern.types, direction, *pattern.length, from);
  parser::LengthRange half{1, std::nullopt};
  if (pattern.length->maximum) half.maximum = (*pattern.length->maximum + 1) / 2;
  return 2 * cost()->walk(pattern.types, direction, half, from);
}

double PatternSearch::factor(const PatternGraph::Relationship& relationship,
                             const PatternStep& step) const {
  if (relationship.bound) return 0;
  const parser::RelationshipPattern& pattern = *relationship.pattern;
  const std::size_t from = step.from_left ? relationship.left : relationship.right;
  const std::size_t to = step.from_left ? relationship.right : relationship.left;
  const parser::Direction direction =
      step.from_left ? pattern.direction : reversed(pattern.direction);
  const Labels& labels = graph().nodes[from].labels;
  const double reached = pattern.length
                             ? cost()->walk(pattern.types, direction, *pattern.length, labels)
                             : cost()->average_degree(pattern.types, direction, labels);
  const double taken = reached * relationship_selectivity(step);
  if (step.into) return taken / std::max(1.0, cost()->ends(pattern.types, direction));
  return taken * cost()->end_selectivity(pattern.types, direction, graph().nodes[to].labels) *
         equation_selectivity(to);
}

double PatternSearch::selectivity(std::size_t node, const PatternEquation& equation) const {
  if (equation.is_of_id) return std::min(1.0, equation.values / std::max(1.0, cost()->all_nodes()));
  if (equation.key.empty()) return kEqualitySelectivity;
  return std::min(1.0, equation.values *
                           cost()->equality_selectivity(graph().nodes[node].labels, equation.key));
}

double PatternSearch::relationship_selectivity(const PatternStep& step) const {
  double share = 1;
  const parser::RelationshipPattern& pattern = *graph().relationships[step.relationship].pattern;
  for (const PatternEquation& equation : setting_->relationship_equations[step.relationship]) {
    if (!is_known_after(equation, step)) continue;
    share *= cost()->equality_selectivity_of_relationships(pattern.types, equation.key);
  }
  return share;
}

double PatternSearch::equation_selectivity(std::size_t node) const {
  double share = 1;
  for (const PatternEquation& equation : setting_->equations[node]) {
    if (!is_known(equation)) continue;
    share *= selectivity(node, equation);
  }
  return share;
}

double PatternSearch::tested_share(const PatternStep& step) const {
  if (step.into || setting_->part_of.empty()) return 1;
  const auto& relationship = graph().relationships[step.relationship];
  return joined_selectivity(step.from_left ? relationship.right : relationship.left);
}

double PatternSearch::joined_selectivity(std::size_t node) const {
  double share = 1;
  const PatternSetting::Part* part = setting_->part_of[node];
  for (const PatternEquation& equation : setting_->equations[node]) {
    const bool was_known = !equation.depends_on_row && equation.relationships.empty() &&
                           std::ranges::all_of(equation.nodes, [&](std::size_t other) {
                             return setting_->part_of[other] == part;
                           });
    if (was_known || !is_known(equation)) continue;
    share *= selectivity(node, equation);
  }
  return share;
}

StartNode PatternSearch::start(std::size_t node) const {
  const Labels& labels = graph().nodes[node].labels;
  if (!cost()) return {node, nullptr, 0, 0};
  const std::string* const rarest = cost()->rarest_label(labels);
  const double candidates = rarest ? cost()->nodes_with_label(*rarest) : cost()->all_nodes();
  const double rows = candidates * equation_selectivity(node);
  const auto is_known_id = [&](const PatternEquation& equation) {
    return equation.is_of_id && is_known(equation);
  };
  if (std::ranges::any_of(setting_->equations[node], is_known_id)) {
    return {node, rarest, rows, rows, true};
  }
  const auto is_indexed = [&](const std::string& label) {
    return std::ranges::any_of(setting_->equations[node], [&](const PatternEquation& equation) {
      return is_known(equation) && cost()->has_index(label, equation.key);
    });
  };
  const auto indexed = std::ranges::find_if(labels, is_indexed);
  if (indexed != labels.end()) return {node, &*indexed, rows, rows, true};
  return {node, rarest, candidates, rows};
}

bool PatternSearch::is_known_after(const PatternEquation& equation, const PatternStep& step) const {
  const PatternGraph::Relationship& found = graph().relationships[step.relationship];
  return !(is_alone_ && equation.depends_on_row) &&
         std::ranges::all_of(equation.nodes,
                             [&](std::size_t node) {
                               return node == found.left || node == found.right ||
                                      node_known_[node];
                             }) &&
         std::ranges::all_of(equation.relationships, [&](std::size_t relationship) {
           return relationship == step.relationship || walked_[relationship];
         });
}

bool PatternSearch::is_known(const PatternEquation& equation) const {
  return !(is_alone_ && equation.depends_on_row) &&
         std::ranges::all_of(equation.nodes, [&](std::size_t node) { return node_known_[node]; }) &&
         std::ranges::all_of(equation.relationships,
                             [&](std::size_t relationship) { return walked_[relationship]; });
}

}  // namespace newsgraph::planner
