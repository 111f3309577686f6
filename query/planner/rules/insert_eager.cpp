// openCypher runs a query clause by clause: a clause sees all that the clauses before it did and
// nothing of what those after it do. Streaming rows is the same thing only as long as no row still
// to come meets a write for a row that went before. This rule finds where it could, and stops the
// stream there.
//
// One row by itself cannot meet anything, so chains of CREATE stay free of barriers.
#include <utility>

#include "newsgraph/query/planner/plan_slots.h"
#include "newsgraph/query/planner/rules/rules.h"

namespace newsgraph::planner {
namespace {

/// What is under way, below a point of a plan, while rows come out there.
struct Stream {
  bool many = false;    ///< there may be more than one row
  bool reads = false;   ///< rows still to come may look at the graph
  bool writes = false;  ///< rows still to come may change it
  bool wrote = false;   ///< something below writes, under way or done

  void join(const Stream& other) {
    many |= other.many;
    reads |= other.reads;
    writes |= other.writes;
    wrote |= other.wrote;
  }
};

bool is_barrier(const Plan& plan) {
  return is_one_of<Eager, Sort, Top, Aggregate, Delete>(plan);
}

/// Operators that neither read nor write the graph, whatever their expressions do.
bool only_moves_rows(const Plan& plan) {
  return is_one_of<Argument, Distinct, Sort, Top, Skip, Limit, Eager, Union, ProduceResult,
                   BindPath, PathLength, Optional, Join>(plan);
}

bool expressions_touch_graph(const Plan& plan) {
  bool touches = false;
  for_each_expression(plan, [&](const BoundExpression& expression) {
    touches = touches || !expression.reads.empty() || !expression.subplans.empty();
  });
  return touches;
}

bool reads_graph(const Plan& plan) {
  if (is_one_of<AllNodesScan, LabelScan, IndexSeek, NodeByIdSeek, RelationshipEnds, Expand,
                VariableExpand, ShortestPath, Merge, CallProcedure>(plan)) {
    return true;
  }
  return !only_moves_rows(plan) && expressions_touch_graph(plan);
}

bool makes_many(const Plan& plan) {
  return is_one_of<AllNodesScan, LabelScan, IndexSeek, NodeByIdSeek, RelationshipEnds, Expand,
                   VariableExpand, ShortestPath, Join, Unwind, CallProcedure, Merge, Union>(plan);
}

Stream visit(PlanPtr& plan);

Stream visit_inner(Plan& plan) {
  Stream all;
  for_each_inner(plan, [&](PlanPtr& inner) { all.join(visit(inner)); });
  return all;
}

Stream visit(PlanPtr& plan) {
  Stream stream = plan->input ? visit(plan->input) : Stream{};
  const Stream inner = visit_inner(*plan);
  const bool reads = reads_graph(*plan) || inner.reads;
  const bool writes = writes_graph(*plan);
  const bool conflict = (writes && (stream.reads || stream.writes)) || (reads && stream.writes);
  if (stream.many && conflict && !is_one_of<Delete>(*plan)) {
    plan->input = make_plan(Eager{}, std::move(plan->input));
    stream.reads = stream.writes = false;
  }
  if (auto* limit = std::get_if<Limit>(&plan->node)) limit->exhaust = stream.wrote;
  if (is_barrier(*plan)) stream.reads = stream.writes = false;
  stream.join(inner);
  stream.many |= makes_many(*plan);
  if (!is_barrier(*plan)) {
    stream.reads |= reads;
    stream.writes |= writes;
  }
  stream.wrote |= writes;
  return stream;
}

}  // namespace

void insert_eager(PlanPtr& plan) {
  visit(plan);
}

}  // namespace newsgraph::planner
