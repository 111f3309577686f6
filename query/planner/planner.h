// CheckedQuery to PlannedQuery: every clause becomes operators, then rewrite rules improve them.
//
// Each optimisation can be switched off; with none of them the plan follows the text of the query
// step by step. Tests compare the two.
#pragma once

#include "newsgraph/query/functions/procedure.h"
#include "newsgraph/query/planner/plan.h"
#include "newsgraph/query/semantics/check.h"

namespace newsgraph::planner {

struct PlannerOptions {
  /// Whether what no step leads to is found once, not for every row.
  enum class Joins { kNever, kWhereItIsCheaper, kAlways };

  bool order_patterns = true;  ///< start where there are fewest nodes, walk the narrowest way first
  bool push_filters = true;    ///< test as soon as what is tested is known
  bool use_indexes = true;
  bool use_top = true;     ///< keep only as many sorted rows as LIMIT asks for
  bool late_paths = true;  ///< make paths of the rows that are left; none where lengths are enough
  Joins joins = Joins::kWhereItIsCheaper;

  static PlannerOptions as_written() { return {false, false, false, false, false, Joins::kNever}; }
};

/// `graph` is asked for counts and indexes only.
PlannedQuery plan_query(const semantics::CheckedQuery& query, const Graph& graph,
                        const functions::ProcedureTable& procedures,
                        const PlannerOptions& options = {});

}  // namespace newsgraph::planner
