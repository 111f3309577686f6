#include "newsgraph/query/engine.h"

#include <utility>

#include "newsgraph/query/execution/operator.h"
#include "newsgraph/query/execution/plan_rows.h"
#include "newsgraph/query/parser/parser.h"
#include "newsgraph/query/planner/explain.h"
#include "newsgraph/query/prepared_query.h"
#include "newsgraph/query/semantics/notifications.h"

namespace newsgraph {
namespace {

using execution::Execution;

Row columns_of(const Row& row, const std::vector<planner::Slot>& slots) {
  Row out;
  out.reserve(slots.size());
  for (const planner::Slot slot : slots) out.push_back(row[slot]);
  return out;
}

/// Makes all rows; after the receiver has had enough, goes on only if the query writes.
void pull_rows(const planner::PlannedQuery& plan, ExecutionMode mode, Execution& execution,
               const std::function<bool(const Row&)>& on_row) {
  const auto root = execution::build_query(plan, mode, execution);
  const std::vector<planner::Slot>& slots = plan.result().slots;
  Row row(plan.slots.size());
  root->open(row);
  bool enough = false;
  while ((!enough || plan.writes) && root->next(row)) {
    execution.step();
    if (enough || slots.empty()) continue;
    execution.budget().count_row();
    enough = !on_row(columns_of(row, slots));
  }
  execution.finish();
}

bool writes(const parser::Clause& clause) {
  return std::holds_alternative<parser::Create>(clause.node) ||
         std::holds_alternative<parser::Merge>(clause.node) ||
         std::holds_alternative<parser::Set>(clause.node) ||
         std::holds_alternative<parser::Remove>(clause.node) ||
         std::holds_alternative<parser::Delete>(clause.node) ||
         std::holds_alternative<parser::Foreach>(clause.node);
}

/// Null when the query only reads.
const parser::Clause* first_writing_clause(const parser::Query& query) {
  for (const parser::SingleQuery& part : query.parts) {
    for (const parser::Clause& clause : part.clauses) {
      if (writes(clause)) return &clause;
    }
  }
  return nullptr;
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
    : reading_(&graph),
      writing_(&graph),
      procedures_(functions::built_in_procedures()),
      prepared_(std::make_unique<PreparedQueries>()) {}

Engine::Engine(const Graph& graph)
    : reading_(&graph),
      writing_(nullptr),
      procedures_(functions::built_in_procedures()),
      prepared_(std::make_unique<PreparedQueries>()) {}

Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

void Engine::add_procedure(functions::Procedure procedure) {
  std::string name = procedure.name;
  procedures_.insert_or_assign(std::move(name), std::move(procedure));
  prepared_->clear();
}

Result Engine::run(std::string_view query, const Parameters& parameters) {
  Result result;
  const Receiver receiver{
      [&](const std::vector<std::string>& columns) { result.columns = columns; },
      [&](const Row& row) {
        result.rows.push_back(row);
        return true;
      },
      true};
  result.changes = execute(query, parameters, receiver);
  return result;
}

ChangeCounts Engine::stream(std::string_view query, const Parameters& parameters,
                            const std::function<void(const std::vector<std::string>&)>& on_columns,
                            const std::function<bool(const Row&)>& on_row) {
  return execute(query, parameters, {on_columns, on_row, false});
}

ChangeCounts Engine::execute(std::string_view query, const Parameters& parameters,
                             const Receiver& receiver) {
  const PreparedQueries::Pointer prepared = prepared_->prepare(query, *reading_, procedures_);
  const semantics::CheckedQuery& checked = prepared->checked;
  const planner::PlannedQuery& plan = prepared->plan;
  semantics::require_parameters(checked, parameters);
  if (on_notification_) {
    for (const Notification& each : semantics::notifications(checked, *reading_)) {
      on_notification_(each);
    }
  }
  const parser::QueryMode mode = checked.query.mode;
  if (mode == parser::QueryMode::kExplain) {
    execution::give_plan(plan, nullptr, receiver.on_columns, receiver.on_row);
    return {};
  }
  if (plan.writes && !writing_) {
    throw QueryError("AccessError", QueryError::Phase::kRuntime, "ReadOnly",
                     "the graph is open for reading only", query,
                     first_writing_clause(checked.query)->span);
  }
  Execution execution(*reading_, writing_, parameters, procedures_, text_source_, query, limits_);
  execution.on_notification = on_notification_;
  const MemoryAccount::Scope scope(execution.budget().account());
  std::optional<Graph::Transaction> transaction;
  if (plan.writes) transaction.emplace(*writing_);
  run_guarded([&] {
    if (mode == parser::QueryMode::kProfile) {
      execution::Profile profile;
      execution.profile = &profile;
      pull_rows(plan, mode_, execution, [](const Row&) { return true; });
      execution::give_plan(plan, &profile, receiver.on_columns, receiver.on_row);
      return;
    }
    functions::Holding kept(execution.budget());
    receiver.on_columns(checked.columns);
    pull_rows(plan, mode_, execution, [&](const Row& row) {
      if (receiver.keeps_rows) kept.add(row);
      return receiver.on_row(row);
    });
  });
  if (!transaction) return {};
  const ChangeCounts counts = transaction->counts();
  transaction->commit();
  return counts;
}

bool Engine::writes(std::string_view query) {
  const parser::Query parsed = parser::parse(query);
  if (parsed.mode == parser::QueryMode::kExplain) return false;
  return first_writing_clause(parsed) != nullptr;
}

std::string Engine::explain(std::string_view query, const Parameters& parameters) {
  const PreparedQueries::Pointer prepared = prepared_->prepare(query, *reading_, procedures_);
  semantics::require_parameters(prepared->checked, parameters);
  return planner::to_text(prepared->plan);
}

}  // namespace newsgraph
