// The bytes as choices that make a random graph and a random query: the optimised plan, run many
// rows at a time, and the plan as written, run row by row, give the same rows.
#include <cstdint>
#include <string>

#include "expect.h"
#include "newsgraph/query/query_error.h"
#include "query/query_table.h"
#include "query/random_graph.h"
#include "query/random_query.h"

namespace {

using newsgraph::ExecutionMode;
using newsgraph::planner::PlannerOptions;

/// Nothing for a query that fails: which row fails first is the plan's choice.
std::string rows(const newsgraph::Graph& graph, const std::string& query,
                 const PlannerOptions& options, ExecutionMode mode) {
  newsgraph::ExecutionLimits limits;
  limits.timeout = std::chrono::milliseconds(200);
  limits.maximum_bytes = 1 << 20;
  try {
    return newsgraph::sorted_rows(graph, query, options, mode, limits);
  } catch (const newsgraph::QueryError&) {
    return {};
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::size_t place = 0;
  const auto below = [&](std::uint32_t bound) { return place < size ? data[place++] % bound : 0; };
  const newsgraph::Graph graph = newsgraph::random_graph(below(256));
  const std::string query = newsgraph::random_query(below);
  const std::string written =
      rows(graph, query, PlannerOptions::as_written(), ExecutionMode::kRows);
  // Few joins are worth it on graphs as small as these.
  using Joins = PlannerOptions::Joins;
  for (const Joins joins : {Joins::kWhereItIsCheaper, Joins::kAlways}) {
    const std::string optimised = rows(graph, query, {.joins = joins}, ExecutionMode::kBatches);
    const bool same = optimised == written || optimised.empty() || written.empty();
    newsgraph::fuzz::expect(same, query.c_str());
  }
  return 0;
}
