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

/// The time of the operator without that of the operators it pulled.
std::chrono::nanoseconds own_time(const Profile& profile, const planner::Plan& plan) {
  std::chrono::nanoseconds time = find(profile, &plan).time;
  if (plan.input) time -= find(profile, plan.input.get()).time;
  for (const planner::Plan* inner : planner::inner_plans(plan)) time -= find(profile, inner).time;
  return std::max(time, std::chrono::nanoseconds{0});
}

/// In milliseconds, to the microsecond.
double milliseconds(std::chrono::nanoseconds time) {
  return std::round(static_cast<double>(time.count()) / 1000) / 1000;
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
  for (const planner::ExplainedOperator& each : planner::explain(plan)) {
    Row row{integer(each.id), each.parent ? integer(*each.parent) : Value(), each.indented_name(),
            each.details, each.estimated_rows()};
    if (profile) {
      const OperatorProfile measured = find(*profile, each.plan);
      row.insert(row.end(), {integer(measured.rows), milliseconds(own_time(*profile, *each.plan)),
                             integer(measured.kept_bytes)});
    }
    if (!on_row(row)) return;
  }
}

}  // namespace newsgraph::execution
