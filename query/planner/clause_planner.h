// The planner at work: state and steps of turning clauses into operators. Internal to planning.
//
// Each clause takes the pipeline planned so far and puts its operators on top; plan_match.cpp,
// plan_projection.cpp, plan_write.cpp and plan_query.cpp hold one family of clauses each, bind.cpp
// the expressions.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "newsgraph/query/planner/pattern_graph.h"
#include "newsgraph/query/planner/pattern_order.h"
#include "newsgraph/query/planner/plan.h"
#include "newsgraph/query/planner/planner.h"

namespace newsgraph::planner {

/// What has been planned of a query, and the names its rows have.
struct Pipeline {
  PlanPtr plan;
  Scope scope;

  template <class Node>
  Plan& push(Node node) {
    plan = make_plan(std::move(node), std::move(plan));
    return *plan;
  }
};

/// An expression, by its canonical text, whose value lies in a slot already.
struct Computed {
  std::string text;
  Slot slot;
  /// What the names in it stood for. Where one stands for something else, the same text means
  /// something else. None of an aggregate, which always speaks of the rows that were aggregated.
  std::vector<std::pair<std::string, std::optional<Slot>>> names = {};

  static Computed of(const parser::Expression& expression, const Scope& scope, Slot slot);
  bool means_the_same_in(const Scope& scope) const;
};

class ClausePlanner {
 public:
  ClausePlanner(std::string_view text, const Graph& graph,
                const functions::ProcedureTable& procedures, const PlannerOptions& options,
                PlannedQuery& planned)
      : text_(text),
        graph_(graph),
        procedures_(procedures),
        options_(options),
        slots_(planned.slots),
        writes_(planned.writes) {}

  /// All parts of a query that starts with the names of `outer`. `columns` names the slots wanted
  /// of each part, null all those that the parts return; they are given back in the result's order.
  Pipeline plan(const parser::Query& query, const Scope& outer,
                const std::vector<std::string>* columns, std::vector<Slot>& column_slots);
  Pipeline plan_single(const parser::SingleQuery& query, const Scope& outer);

 private:
  // ---- expressions (bind.cpp) ----
  /// `computed` replaces parts of the expression that are known already.
  BoundExpression bind(const parser::ExpressionPtr& expression, const Scope& scope,
                       const std::vector<Computed>& computed = {});
  friend class Binder;

  // ---- clauses ----
  void plan_clause(Pipeline& pipeline, const parser::Clause& clause, bool only_clause);
  void plan_match(Pipeline& pipeline, const parser::Match& match);
  void plan_unwind(Pipeline& pipeline, const parser::Unwind& unwind);
  void plan_projection(Pipeline& pipeline, const parser::Projection& projection);
  void plan_create(Pipeline& pipeline, const parser::Create& create);
  void plan_merge(Pipeline& pipeline, const parser::Merge& merge);
  void plan_set(Pipeline& pipeline, const parser::Set& set);
  void plan_remove(Pipeline& pipeline, const parser::Remove& remove);
  void plan_delete(Pipeline& pipeline, const parser::Delete& clause);
  void plan_foreach(Pipeline& pipeline, const parser::Foreach& foreach);
  void plan_call(Pipeline& pipeline, const parser::CallProcedure& call, bool standalone);

  // ---- patterns (plan_match.cpp) ----
  /// Puts the operators that find `pattern` on top of the pipeline and its names into its scope.
  /// `may_join`: what does not depend on the rows of the pipeline may be found once for all.
  void plan_pattern(Pipeline& pipeline, const parser::Pattern& pattern,
                    const parser::ExpressionPtr& where, bool may_join = true);
  /// How many rows the pipeline gives, as far as can be foreseen. `is_for_rows`: where it has none
  /// of its own, those of the plan that it is inside of.
  double expected_rows(const Pipeline& pipeline, bool is_for_rows) const;
  /// What the actions find is found on its own and joined.
  void push_join(Pipeline& pipeline, PatternGraph& graph, std::span<const PatternAction> actions,
                 std::vector<std::size_t>& walked);
  void push_action(Pipeline& pipeline, PatternGraph& graph, const PatternAction& action,
                   std::vector<std::size_t>& walked);
  void push_start(Pipeline& pipeline, PatternGraph& graph, const StartNode& start);
  void push_step(Pipeline& pipeline, const PatternGraph& graph, const PatternStep& step,
                 std::vector<std::size_t>& walked);
  VariableExpand variable_expand(const PatternGraph& graph, const PatternStep& step,
                                 const Scope& scope);
  void push_paths(Pipeline& pipeline, const PatternGraph& graph);

  // ---- projections (plan_projection.cpp) ----
  struct Item {
    std::string name;
    parser::ExpressionPtr expression;
    Slot slot;
  };
  std::vector<Item> name_items(const Scope& scope, const parser::Projection& projection);
  /// Both put operators on top that give every item's slot its value, and tell what else is known.
  void project(Pipeline& pipeline, const std::vector<Item>& items);
  std::vector<Computed> aggregate(Pipeline& pipeline, std::vector<Item>& items,
                                  const std::vector<parser::SortItem>& order);
  /// Only what rows are grouped by is left of them: a subquery beside an aggregate can ask for
  /// nothing else. Of other expressions the semantic check has made sure.
  void require_grouped(const BoundExpression& expression, const std::set<Slot>& grouped) const;
  void push_order(Pipeline& pipeline, const std::vector<parser::SortItem>& order,
                  const Scope& scope, const std::vector<Computed>& computed);

  // ---- writing (plan_write.cpp) ----
  /// Names of `before` are there already; the others get their slot from `scope`, or a new one.
  Create create_pattern(const Scope& before, Scope& scope, const parser::Pattern& pattern,
                        std::vector<BindPath>& paths);
  std::vector<SetItem> set_items(const std::vector<parser::SetItem>& items, const Scope& scope);

  /// To be called for every clause, and before a pattern is looked at with the number of its nodes.
  /// Plans are walked recursively, so how long they are is bounded by the stack, and ordering a
  /// pattern takes time quadratic in its size. Throws QueryError at `span` when there are too many.
  void count_steps(std::size_t steps, QuerySpan span);

  Slot new_slot(std::string name) { return slots_.add(std::move(name)); }

  std::string_view text_;  ///< of the query, for errors
  const Graph& graph_;
  const CostModel cost_{graph_};
  const functions::ProcedureTable& procedures_;
  const PlannerOptions& options_;
  SlotTable& slots_;
  const bool writes_;
  bool deletes_ = false;  ///< a clause so far has
  std::size_t steps_ = 0;
};

}  // namespace newsgraph::planner
