#include "query/query_table.h"

#include <algorithm>

#include "newsgraph/query/execution/operator.h"
#include "newsgraph/query/parser/parser.h"

namespace newsgraph {
namespace {

std::string row_text(const Graph& graph, const Row& row) {
  std::string text;
  for (const Value& value : row) {
    if (!text.empty()) text += " | ";
    text += to_text(graph, value);
  }
  return text;
}

semantics::CheckedQuery checked(std::string_view query) {
  return semantics::check(parser::parse(query), query, functions::built_in_procedures());
}

}  // namespace

Graph graph_of(std::string_view create) {
  Graph graph;
  if (!create.empty()) Engine(graph).run(create);
  return graph;
}

std::string rows_text(const Graph& graph, const Result& result) {
  std::string text;
  for (const Row& row : result.rows) text += row_text(graph, row) + "\n";
  return text;
}

std::string answer(Graph& graph, std::string_view query, const Parameters& parameters) {
  try {
    return rows_text(graph, Engine(graph).run(query, parameters));
  } catch (const QueryError& error) {
    return error.type() + ": " + error.detail();
  }
}

std::string answer(std::string_view create, std::string_view query, const Parameters& parameters) {
  Graph graph = graph_of(create);
  return answer(graph, query, parameters);
}

planner::PlannedQuery plan_of(const Graph& graph, std::string_view query,
                              const planner::PlannerOptions& options) {
  return planner::plan_query(checked(query), graph, functions::built_in_procedures(), options);
}

std::string sorted_rows(const Graph& graph, std::string_view query,
                        const planner::PlannerOptions& options, ExecutionMode mode,
                        const ExecutionLimits& limits) {
  const planner::PlannedQuery plan = plan_of(graph, query, options);
  const Parameters parameters;
  execution::Execution execution(graph, nullptr, parameters, functions::built_in_procedures(), {},
                                 query, limits);
  const MemoryAccount::Scope scope(execution.budget().account());
  functions::Holding kept(execution.budget());
  const auto root = execution::build_query(plan, mode, execution);
  std::vector<std::string> lines;
  Row row(plan.slots.size());
  root->open(row);
  while (root->next(row)) {
    Row columns;
    for (const planner::Slot slot : plan.result().slots) columns.push_back(row[slot]);
    kept.add(columns);
    lines.push_back(row_text(graph, columns));
  }
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace newsgraph
