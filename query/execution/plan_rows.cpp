#include "newsgraph/query/execution/plan_rows.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "newsgraph/query/planner/explain.h"

namespace newsgraph::execution {
namespace {

OperatorProfile find(const Profile& profile, const planner::Plan* plan) {
  const auto found = profile.find(plan);
  return found == profile.end() ? OperatorProfile{} : found->second;
}

/// By operator, the time that passed in it and in none of those whose rows it takes.
std::vector<std::chrono::nanoseconds> own_times(
    const Profile& profile, const std::vector<planner::ExplainedOperator>& operators) {
  std::vector<std::chrono::nanoseconds> times(operators.size());
  for (const planner::ExplainedOperator& each : operators) {
    const std::chrono::nanoseconds time = find(profile, each.plan).time;
    times[each.id] += time;
    if (each.parent) times[*each.parent] -= time;
  }
  return times;
}

/// In milliseconds, to the microsecond. Less than nothing, of clocks that were read one after the
/// other, is nothing.
double milliseconds(std::chrono::nanoseconds time) {
  return std::round(std::max(0.0, static_cast<double>(time.count())) / 1000) / 1000;
}

Value integer(std::uint64_t number) {
  return static_cast<std::int64_t>(number);
}

}  // namespace

void give_plan(const planner::PlannedQuery& plan, const Profile* profile,
               const std::function<void(const std::vector<std::string>&)>& on_columns,
               const std::function<bool(const Row&)>& on_row) {
  std::vector<std::string> columns{"id", "parent", "operator", "details", "estimated_rows"};
  if (profile) columns.insert(columns.end(), {"rows", "time_ms", "memory_bytes"});
  on_columns(columns);
  const std::vector<planner::ExplainedOperator> operators = planner::explain(plan);
  std::vector<std::chrono::nanoseconds> times;
  if (profile) times = own_times(*profile, operators);
  for (const planner::ExplainedOperator& each : operators) {
    Row row{integer(each.id), each.parent ? integer(*each.parent) : Value(), each.indented_name(),
            each.details, each.estimated_rows()};
    if (profile) {
      const OperatorProfile measured = find(*profile, each.plan);
      row.insert(row.end(), {integer(measured.rows), milliseconds(times[each.id]),
                             integer(measured.kept_bytes)});
    }
    if (!on_row(row)) return;
  }
}

}  // namespace newsgraph::execution
