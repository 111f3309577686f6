// The search for an order in which to find a pattern: what is known at a moment, and what every
// next action would cost. Internal to pattern_order.cpp.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "newsgraph/query/planner/pattern_components.h"
#include "newsgraph/query/planner/pattern_equations.h"
#include "newsgraph/query/planner/pattern_order.h"

namespace newsgraph::planner {

/// What a search rests on.
struct PatternSetting {
  /// What can be found on its own, and the best way to.
  struct Part {
    PatternComponent members;
    std::vector<PatternAction> actions = {};
    double total = 0;
    double rows = 0;
  };

  const PatternGraph& graph;
  const CostModel* cost;                                             ///< null: as written
  std::vector<std::vector<PatternEquation>> equations;               ///< by node
  std::vector<std::vector<PatternEquation>> relationship_equations;  ///< by relationship
  bool always_join = false;
  std::vector<Part> parts = {};
  std::vector<const Part*> part_of = {};  ///< by node; null where it cannot be found on its own
};

/// What is known at a moment, and what every next action would cost.
class PatternSearch {
 public:
  /// From what is bound, for so many rows; sure, when these are no guess.
  PatternSearch(const PatternSetting& setting, double rows, bool is_sure);
  /// From a node, and nothing else: what hangs on it, found on its own.
  static PatternSearch alone(const PatternSetting& setting, std::size_t node);

  /// Goes on to the end, by the action that is best at each moment.
  std::vector<PatternAction> run() {
    while (const auto action = next()) take(*action);
    return std::move(actions_);
  }
  /// As far as steps lead.
  PatternSearch& walk_on() {
    while (const auto walk = next_walk()) apply(*walk);
    return *this;
  }

  /// Whether what comes first is to find a node, and any unknown one would do.
  bool begins_with_start() const {
    const auto first = next();
    return first && std::holds_alternative<StartNode>(*first);
  }
  bool is_known(std::size_t node) const { return node_known_[node]; }
  void start_at(std::size_t node) { begin(start(node)); }
  /// Rows made and nodes looked at in all that was done so far.
  double total() const { return total_; }
  double rows() const { return rows_; }
  const std::vector<PatternAction>& actions() const { return actions_; }

 private:
  std::optional<PatternAction> next() const;
  std::optional<WalkRelationship> next_walk() const;

  void take(const PatternAction& action) {
    if (const auto* start = std::get_if<StartNode>(&action)) return begin(*start);
    apply(action);
  }

  /// Goes on at a node that no step leads to, and as far as steps lead from there: for every row
  /// anew, or joined with what is found on its own, whatever costs least.
  void begin(const StartNode& start);

  static void take_if_better(PatternSearch& best, PatternSearch other) {
    other.walk_on();
    if (other.total_ < best.total_) best = std::move(other);
  }
  PatternSearch joined(const std::vector<PatternAction>& actions, double total, double rows) const {
    PatternSearch joined = *this;
    joined.join(actions, total, rows);
    return joined;
  }

  void join(const std::vector<PatternAction>& actions, double total, double rows);
  std::size_t found_node(const PatternAction& action) const;

  /// A walk's relationships cannot be compared with others afterwards as a step's can.
  bool may_be_found_first(const PatternSetting::Part& part) const;

  /// A guess at few rows may be wrong, and is no reason to do something for every one.
  double trusted_rows() const {
    constexpr double kFewRows = 10;
    return is_sure_ ? rows_ : std::max(rows_, kFewRows);
  }

  void apply(const PatternAction& action);
  void note_known(const PatternAction& action);
  void count(const PatternAction& action);
  std::optional<WalkRelationship> walk_candidate(std::size_t index) const;
  /// The end of a walk of a range of lengths, when it is less work to find its candidates and to
  /// walk towards each of them than to walk everywhere and to see who is there.
  std::optional<StartNode> end_to_find_first(const WalkRelationship& walk) const;
  /// Walks towards an end that is known go on only where it is near: about as many are walked as
  /// there are of half the length, from both ends.
  double walks(const PatternGraph::Relationship& relationship, const PatternStep& step) const;
  double factor(const PatternGraph::Relationship& relationship, const PatternStep& step) const;
  double selectivity(std::size_t node, const PatternEquation& equation) const;

  /// Share of a step's relationships that their equations let through.
  double relationship_selectivity(const PatternStep& step) const;
  /// Share of a node's candidates that its equations let through.
  double equation_selectivity(std::size_t node) const;

  /// The same of those equations alone that were not known where it was found.
  double joined_selectivity(std::size_t node) const;

  /// The same of the ends of a step, all of which are made before they are tested.
  double tested_share(const PatternStep& step) const;
  StartNode start(std::size_t node) const;

  /// Whether all that the value is made of has been found.
  bool is_known(const PatternEquation& equation) const;
  /// Or is found by the step.
  bool is_known_after(const PatternEquation& equation, const PatternStep& step) const;

  const PatternGraph& graph() const { return setting_->graph; }
  const CostModel* cost() const { return setting_->cost; }

  const PatternSetting* setting_;
  std::vector<bool> node_known_;
  std::vector<bool> walked_;
  std::vector<PatternAction> actions_;
  double rows_;
  bool is_sure_;           ///< that there are no more rows
  bool is_alone_ = false;  ///< what is bound, or comes from elsewhere, counts for nothing
  double total_ = 0;
};

}  // namespace newsgraph::planner
