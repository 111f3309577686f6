#include "newsgraph/query/engine.h"

#include <utility>

#include "newsgraph/query/execution/operator.h"
#include "newsgraph/query/parser/parser.h"
#include "newsgraph/query/planner/planner.h"
#include "newsgraph/query/semantics/check.h"

namespace newsgraph {
namespace {

using execution::Execution;

struct Sink {
  const std::function<void(const std::vector<std::string>&)>& on_columns;
  const std::function<bool(const Row&)>& on_row;
};

Row columns_of(const Row& row, const std::vector<planner::Slot>& slots) {
  Row out;
  out.reserve(slots.size());
  for (const planner::Slot slot : slots) out.push_back(row[slot]);
  return out;
}

/// Makes all rows; after the sink has had enough, goes on only if the query writes.
void pull_rows(const planner::PlannedQuery& plan, Execution& execution,
               const std::function<bool(const Row&)>& on_row) {
  const auto root = execution::build(*plan.root, execution);
  const std::vector<planner::Slot>& slots = plan.result().slots;
  Row row(plan.slots.size());
  root->open(row);
  bool enough = false;
  while ((!enough || plan.writes) && root->next(row)) {
    if (!enough && !slots.empty()) enough = !on_row(columns_of(row, slots));
  }
  execution.finish();
}

void give_plan(const planner::PlannedQuery& plan, const Execution::Profile* profile,
               const Sink& sink) {
  sink.on_columns(profile ? std::vector<std::string>{"plan", "rows"}
                          : std::vector<std::string>{"plan"});
  for (const planner::PlanLine& line : planner::print_lines(*plan.root, plan.slots)) {
    Row row{line.text};
    if (profile) {
      const auto counted = profile->find(line.plan);
      row.push_back(counted == profile->end() ? Value()
                                              : Value(static_cast<std::int64_t>(counted->second)));
    }
    if (!sink.on_row(row)) return;
  }
}

/// An error at run time knows its place; one raised by the graph becomes an error of the query.
template <class Run>
void run_guarded(const Run& run) {
  try {
    run();
  } catch (const QueryError&) {
    throw;
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::kInternal) throw;
    throw QueryError("ConstraintVerificationFailed", "InvalidChange", error.what());
  }
}

}  // namespace

Engine::Engine(Graph& graph)
    : reading_(&graph), writing_(&graph), procedures_(functions::built_in_procedures()) {}

Engine::Engine(const Graph& graph)
    : reading_(&graph), writing_(nullptr), procedures_(functions::built_in_procedures()) {}

void Engine::add_procedure(functions::Procedure procedure) {
  std::string name = procedure.name;
  procedures_.insert_or_assign(std::move(name), std::move(procedure));
}

Result Engine::run(std::string_view query, const Parameters& parameters) {
  Result result;
  result.changes = stream(
      query, parameters, [&](const std::vector<std::string>& columns) { result.columns = columns; },
      [&](const Row& row) {
        result.rows.push_back(row);
        return true;
      });
  return result;
}

ChangeCounts Engine::stream(std::string_view query, const Parameters& parameters,
                            const std::function<void(const std::vector<std::string>&)>& on_columns,
                            const std::function<bool(const Row&)>& on_row) {
  const semantics::CheckedQuery checked =
      semantics::check(parser::parse(query), query, parameters, procedures_);
  const planner::PlannedQuery plan = planner::plan_query(checked, *reading_, procedures_);
  const Sink sink{on_columns, on_row};
  const parser::QueryMode mode = checked.query.mode;
  if (mode == parser::QueryMode::kExplain) {
    give_plan(plan, nullptr, sink);
    return {};
  }
  if (plan.writes && !writing_) {
    throw QueryError("AccessError", "ReadOnly", "The graph is open for reading only");
  }
  Execution execution(*reading_, writing_, parameters, procedures_, query, limits_);
  Execution::Profile profile;
  if (mode == parser::QueryMode::kProfile) execution.profile = &profile;

  std::optional<Graph::Transaction> transaction;
  if (plan.writes) transaction.emplace(*writing_);
  run_guarded([&] {
    if (execution.profile) {
      pull_rows(plan, execution, [](const Row&) { return true; });
      give_plan(plan, &profile, sink);
    } else {
      on_columns(checked.columns);
      pull_rows(plan, execution, on_row);
    }
  });
  if (!transaction) return {};
  const ChangeCounts counts = transaction->counts();
  transaction->commit();
  return counts;
}

bool Engine::writes(std::string_view query) {
  const parser::Query parsed = parser::parse(query);
  const auto writes = [](const parser::Clause& clause) {
    return std::holds_alternative<parser::Create>(clause.node) ||
           std::holds_alternative<parser::Merge>(clause.node) ||
           std::holds_alternative<parser::Set>(clause.node) ||
           std::holds_alternative<parser::Remove>(clause.node) ||
           std::holds_alternative<parser::Delete>(clause.node) ||
           std::holds_alternative<parser::Foreach>(clause.node);
  };
  for (const parser::SingleQuery& part : parsed.parts) {
    for (const parser::Clause& clause : part.clauses) {
      if (writes(clause)) return true;
    }
  }
  return false;
}

std::string Engine::explain(std::string_view query, const Parameters& parameters) {
  const semantics::CheckedQuery checked =
      semantics::check(parser::parse(query), query, parameters, procedures_);
  return planner::to_text(planner::plan_query(checked, *reading_, procedures_));
}

}  // namespace newsgraph
