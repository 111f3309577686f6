// The logical plan: a tree of operators that says what to do, in which order, in which slots.
//
// Input: the planner, from a CheckedQuery. Output: execution/build.h makes running operators of it,
// explain.h prints it for EXPLAIN. A plan is a chain from the operator that gives the result down
// to the one that starts; operators with an inner plan (Optional, Merge …) run it once a row, on
// the same row, and inner plans start at an Argument, which stands for that row; for a Join, it is
// the empty row.
//
// Operators know slots, names of labels, types and keys, and bound expressions; nothing of the
// graph, so a plan can outlive a change of the graph.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "newsgraph/query/parser/ast.h"
#include "newsgraph/query/planner/bound_expression.h"
#include "newsgraph/query/planner/slot.h"

namespace newsgraph::planner {

struct Plan;
using PlanPtr = std::unique_ptr<Plan>;

// ---- where rows come from ------------------------------------------------------------------

/// The row that the plan is run for; the empty row at the start of a query.
struct Argument {};
struct AllNodesScan {
  Slot node;
};
struct LabelScan {
  Slot node;
  std::string label;
};
/// Nodes of `label` whose `key` equals `value`.
struct IndexSeek {
  Slot node;
  std::string label;
  std::string key;
  BoundExpression value;
  bool any_of = false;  ///< the value is a list, and one of its items is meant
};
/// The node whose id() is `value`, if it has the label.
struct NodeByIdSeek {
  Slot node;
  std::string label;  ///< empty: whatever labels it has
  BoundExpression value;
  bool any_of = false;   ///< the value is a list, and one of its items is meant
  bool as_text = false;  ///< elementId() instead
};
/// The two ends of a relationship that is bound already; both ways round when `both`.
struct RelationshipEnds {
  Slot relationship;
  Slot left;
  Slot right;
  std::vector<std::string> types;
  parser::Direction direction;
  std::vector<Slot> distinct_from;
};

// ---- walking -------------------------------------------------------------------------------

/// One step from `from`. When `into`, `to` is bound already and must be where the step leads; when
/// `bound`, the relationship is bound already and must be the step.
struct Expand {
  Slot from;
  Slot relationship;
  Slot to;
  std::vector<std::string> types;  ///< alternatives; empty for any
  parser::Direction direction;
  bool into = false;
  bool bound = false;
  std::vector<Slot> distinct_from;  ///< relationships, or lists of them, of the same MATCH
};
/// Any number of steps within a range; `relationships` gets their list, in the order of the pattern
/// (against the walk when `reversed`).
struct VariableExpand {
  Slot from;
  Slot relationships;
  Slot length;  ///< gets the number of steps
  Slot to;
  std::vector<std::string> types;
  parser::Direction direction;
  std::uint64_t minimum = 1;
  std::optional<std::uint64_t> maximum;
  bool into = false;
  bool bound = false;
  bool reversed = false;
  std::vector<std::pair<std::string, BoundExpression>> properties;  ///< of every relationship
  std::vector<Slot> distinct_from;
};
/// One shortest walk, or all of that length, between two bound nodes.
struct ShortestPath {
  VariableExpand walk;
  bool all = false;
};
/// Puts the path of a matched pattern part together.
struct BindPath {
  struct Step {
    Slot relationship;
    bool variable_length;
  };
  Slot path;
  Slot start;
  std::vector<Step> steps;
  /// Kept free for a PathLength, of a path that was matched.
  std::optional<Slot> length = std::nullopt;
};
/// The number of steps of a path, which need not be put together for that: `single_steps`, and as
/// many as the walks have.
struct PathLength {
  Slot length;
  std::int64_t single_steps = 0;
  std::vector<Slot> walks;  ///< the lengths of VariableExpand and ShortestPath
};

// ---- rows to rows --------------------------------------------------------------------------

struct Filter {
  BoundExpression predicate;
};
/// The rows of `inner`, or one row with nulls in `introduced` when there are none.
struct Optional {
  PlanPtr inner;
  std::vector<Slot> introduced;
};
/// `outer`, of a row of the input, equals `inner`, of a row of the join's inner plan.
struct JoinEquation {
  BoundExpression predicate;  ///< all of it
  BoundExpression outer, inner;
};
/// Each row of the input with the rows of `inner` that equal it; with all of them when there are no
/// equations. `inner` starts from the empty row and depends on nothing outside.
struct Join {
  PlanPtr inner;
  std::vector<JoinEquation> equations;
};
struct Unwind {
  BoundExpression list;
  Slot variable;
};
struct Project {
  std::vector<std::pair<Slot, BoundExpression>> items;
};
struct AggregateCall {
  Slot result;
  std::string name;  ///< "count" without arguments is count(*)
  bool distinct = false;
  std::vector<BoundExpression> arguments;
};
struct Aggregate {
  std::vector<std::pair<Slot, BoundExpression>> keys;
  std::vector<AggregateCall> calls;
};
struct Distinct {
  std::vector<Slot> slots;
};
struct SortKey {
  Slot slot;
  bool descending = false;
};
struct Sort {
  std::vector<SortKey> keys;
};
/// Sort and Limit in one: keeps no more rows than asked for.
struct Top {
  std::vector<SortKey> keys;
  BoundExpression count;
  BoundExpression skip;  ///< as many more, for the Skip above; none when there is none
};
struct Skip {
  BoundExpression count;
};
struct Limit {
  BoundExpression count;
  /// True when the plan below writes: all of it has to happen, however few rows are wanted.
  bool exhaust = false;
};
/// Takes in all rows before it gives the first, so that what is above does not disturb what is
/// below.
struct Eager {};
struct Union {
  struct Branch {
    PlanPtr plan;
    std::vector<Slot> from;
  };
  std::vector<Branch> branches;
  std::vector<Slot> to;
};
struct CallProcedure {
  std::string name;
  std::vector<BoundExpression> arguments;
  /// Index of the procedure's output, and where it goes.
  std::vector<std::pair<std::size_t, Slot>> yields;
};

// ---- writing -------------------------------------------------------------------------------

struct CreateNode {
  Slot node;
  std::vector<std::string> labels;
  BoundExpression properties;  ///< a map, or none
};
struct CreateRelationship {
  Slot relationship;
  Slot source;
  Slot target;
  std::string type;
  BoundExpression properties;
};
struct Create {
  std::vector<CreateNode> nodes;
  std::vector<CreateRelationship> relationships;
};
struct SetItem {
  parser::SetItem::Kind kind;
  BoundExpression target;
  std::string key;
  BoundExpression value;
  std::vector<std::string> labels;
};
struct SetProperties {
  std::vector<SetItem> items;
};
/// The rows of `match`; when there are none, `create` is done instead, once.
struct Merge {
  PlanPtr match;
  Create create;
  std::vector<BindPath> paths;  ///< of what was created
  std::vector<SetItem> on_create;
  std::vector<SetItem> on_match;
};
struct RemoveItem {
  BoundExpression target;
  std::string key;
  std::vector<std::string> labels;
};
struct Remove {
  std::vector<RemoveItem> items;
};
struct Delete {
  bool detach = false;
  std::vector<BoundExpression> targets;
};
struct Foreach {
  BoundExpression list;
  Slot variable;
  PlanPtr inner;
};

// ---- the end -------------------------------------------------------------------------------

/// The columns of the result, in order. Without columns rows are made and thrown away.
struct ProduceResult {
  std::vector<std::string> columns;
  std::vector<Slot> slots;
};

struct Plan {
  using Node = std::variant<Argument, AllNodesScan, LabelScan, IndexSeek, NodeByIdSeek,
                            RelationshipEnds, Expand, VariableExpand, ShortestPath, BindPath,
                            PathLength, Filter, Optional, Join, Unwind, Project, Aggregate,
                            Distinct, Sort, Top, Skip, Limit, Eager, Union, CallProcedure, Create,
                            SetProperties, Merge, Remove, Delete, Foreach, ProduceResult>;
  Node node;
  PlanPtr input;              ///< null for Argument and Union
  double growth = 1;          ///< rows one row is expected to become, of operators that find things
  double estimated_rows = 0;  ///< rows expected in all
};

/// A whole query, ready to be built and run.
struct PlannedQuery {
  PlanPtr root;  ///< a ProduceResult
  SlotTable slots;
  bool writes = false;

  const ProduceResult& result() const { return std::get<ProduceResult>(root->node); }
};

template <class Node>
PlanPtr make_plan(Node node, PlanPtr input) {
  auto plan = std::make_unique<Plan>();
  plan->node = std::move(node);
  plan->input = std::move(input);
  return plan;
}

/// Calls `visit` with the plans inside the operator itself, not its input: of Optional, Join,
/// Merge, Foreach, Union.
void for_each_inner(Plan& plan, const std::function<void(PlanPtr&)>& visit);
std::vector<const Plan*> inner_plans(const Plan& plan);

/// Whether the operator itself changes the graph.
bool writes_graph(const Plan& plan);

/// Whether the operator is of one of these kinds.
template <class... Nodes>
bool is_one_of(const Plan& plan) {
  return (std::holds_alternative<Nodes>(plan.node) || ...);
}

}  // namespace newsgraph::planner
