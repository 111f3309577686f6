// A plan as people read it: EXPLAIN and PROFILE.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/query/planner/plan.h"

namespace newsgraph::planner {

struct ExplainedOperator {
  const Plan* plan;
  std::size_t id;                     ///< its place in the list
  std::optional<std::size_t> parent;  ///< the operator that takes its rows; none for the last
  std::size_t nesting;                ///< how many operators it is inside of
  std::string name;
  std::string details;  ///< what it does, in the words of the query

  /// Rounded up, so that only what is certain to be nothing is 0.
  std::int64_t estimated_rows() const;
  /// The name behind a bar for each operator that it is inside of.
  std::string indented_name() const;
};

/// The operator that gives the result first, each above the one it takes its rows from; plans
/// inside an operator, and those of patterns and subqueries in its expressions, stand below it,
/// before its input.
std::vector<ExplainedOperator> explain(const PlannedQuery& query);

/// One operator a line, with the rows that are expected of it.
std::string to_text(const PlannedQuery& query);

}  // namespace newsgraph::planner
