// Whole queries: parts of a UNION, clauses in their order, UNWIND and CALL, and the rewrite rules.
#include "newsgraph/query/planner/clause_planner.h"
#include "newsgraph/query/planner/estimate.h"
#include "newsgraph/query/planner/rules/rules.h"
#include "newsgraph/query/planner/synthesis.h"

namespace newsgraph::planner {
namespace {

std::vector<std::string> names_in(const Scope& scope) {
  std::vector<std::string> names;
  for (const auto& [name, slot] : scope.slots()) names.push_back(name);
  return names;
}

}  // namespace

PlannedQuery plan_query(const semantics::CheckedQuery& query, const Graph& graph,
                        const functions::ProcedureTable& procedures,
                        const PlannerOptions& options) {
  PlannedQuery planned;
  planned.writes = query.writes;
  ClausePlanner planner(query.text, graph, procedures, options, planned);
  std::vector<Slot> slots;
  Pipeline pipeline = planner.plan(query.query, Scope{}, &query.columns, slots);
  pipeline.push(ProduceResult{query.columns, std::move(slots)});
  planned.root = std::move(pipeline.plan);
  apply_rules(planned.root, {graph, planned.slots, planned.writes}, options);
  estimate_rows(*planned.root, CostModel(graph));
  return planned;
}

Pipeline ClausePlanner::plan(const parser::Query& query, const Scope& outer,
                             const std::vector<std::string>* columns,
                             std::vector<Slot>& column_slots) {
  std::vector<std::string> names;
  const auto slots_of = [&](const Scope& scope) {
    std::vector<Slot> slots;
    for (const std::string& name : names) slots.push_back(scope.find(name).value());
    return slots;
  };
  Union plan;
  for (std::size_t i = 0; i < query.parts.size(); ++i) {
    Pipeline pipeline = plan_single(query.parts[i], outer);
    if (i == 0) names = columns ? *columns : names_in(pipeline.scope);
    std::vector<Slot> from = slots_of(pipeline.scope);
    if (query.parts.size() == 1) {
      column_slots = std::move(from);
      return pipeline;
    }
    plan.branches.push_back({std::move(pipeline.plan), std::move(from)});
  }
  for (const std::string& name : names) plan.to.push_back(new_slot(name));
  column_slots = plan.to;
  Pipeline pipeline{make_plan(std::move(plan), nullptr), Scope{}};
  // The check has made sure that all parts are joined alike.
  if (!query.union_all.front()) pipeline.push(Distinct{column_slots});
  return pipeline;
}

Pipeline ClausePlanner::plan_single(const parser::SingleQuery& query, const Scope& outer) {
  Pipeline pipeline{make_plan(Argument{}, nullptr), outer};
  for (const parser::Clause& clause : query.clauses) {
    plan_clause(pipeline, clause, query.clauses.size() == 1);
  }
  return pipeline;
}

void ClausePlanner::plan_clause(Pipeline& pipeline, const parser::Clause& clause,
                                bool only_clause) {
  struct Visitor {
    ClausePlanner& planner;
    Pipeline& pipeline;
    bool only_clause;
    void operator()(const parser::Match& node) { planner.plan_match(pipeline, node); }
    void operator()(const parser::Unwind& node) { planner.plan_unwind(pipeline, node); }
    void operator()(const parser::Projection& node) { planner.plan_projection(pipeline, node); }
    void operator()(const parser::Create& node) { planner.plan_create(pipeline, node); }
    void operator()(const parser::Merge& node) { planner.plan_merge(pipeline, node); }
    void operator()(const parser::Set& node) { planner.plan_set(pipeline, node); }
    void operator()(const parser::Remove& node) { planner.plan_remove(pipeline, node); }
    void operator()(const parser::Delete& node) { planner.plan_delete(pipeline, node); }
    void operator()(const parser::CallProcedure& node) {
      planner.plan_call(pipeline, node, only_clause);
    }
    void operator()(const parser::Foreach& node) { planner.plan_foreach(pipeline, node); }
  };
  count_steps(1, clause.span);
  std::visit(Visitor{*this, pipeline, only_clause}, clause.node);
  pipeline.scope.forget_anonymous();
}

void ClausePlanner::count_steps(std::size_t steps, QuerySpan span) {
  constexpr std::size_t kMaximumSteps = 4000;
  steps_ += steps;
  if (steps_ <= kMaximumSteps) return;
  throw QueryError(
      "SyntaxError", QueryError::Phase::kCompileTime, "QueryTooLong",
      "a query can have " + std::to_string(kMaximumSteps) + " clauses and nodes to match at most",
      text_, span, "Use UNWIND over a parameter, or several queries.");
}

void ClausePlanner::plan_unwind(Pipeline& pipeline, const parser::Unwind& unwind) {
  BoundExpression list = bind(unwind.list, pipeline.scope);
  const Slot variable = new_slot(unwind.variable);
  pipeline.push(Unwind{std::move(list), variable});
  pipeline.scope.set(unwind.variable, variable);
}

void ClausePlanner::plan_call(Pipeline& pipeline, const parser::CallProcedure& call,
                              bool standalone) {
  const functions::Procedure& procedure = procedures_.find(call.name)->second;  // as was checked
  CallProcedure plan{call.name, {}, {}};
  if (call.explicit_arguments) {
    for (const auto& argument : call.arguments) {
      plan.arguments.push_back(bind(argument, pipeline.scope));
    }
  } else {
    for (const functions::ProcedureField& input : procedure.inputs) {
      if (input.optional) continue;
      plan.arguments.push_back(bind(parameter_expression(input.name), pipeline.scope));
    }
  }
  const bool yield_all = call.yield_star || (standalone && !call.yield);
  for (std::size_t i = 0; i < procedure.outputs.size(); ++i) {
    const auto yield = [&](const std::string& name) {
      const Slot slot = new_slot(name);
      plan.yields.emplace_back(i, slot);
      pipeline.scope.set(name, slot);
    };
    if (yield_all) yield(procedure.outputs[i].name);
    if (!call.yield || yield_all) continue;
    for (const parser::YieldItem& item : *call.yield) {
      if (item.field == procedure.outputs[i].name) yield(item.variable);
    }
  }
  pipeline.push(std::move(plan));
  for (const parser::ExpressionPtr& predicate : conjuncts(call.where)) {
    pipeline.push(Filter{bind(predicate, pipeline.scope)});
  }
}

}  // namespace newsgraph::planner
