// The rewrite rules: each makes a plan better without changing its answer, save insert_eager, which
// makes the answer right when reading and writing interleave. One rule a file.
#pragma once

#include "newsgraph/query/planner/plan.h"
#include "newsgraph/query/planner/planner.h"
#include "newsgraph/query/planner/safety.h"

namespace newsgraph::planner {

/// All rules that `options` allow, on the plan and on the plans inside it.
void apply_rules(PlanPtr& plan, const Knowledge& knowledge, const PlannerOptions& options);

/// Those that leave alone when what is done: all but insert_eager, for a plan that only reads.
void apply_improvements(PlanPtr& plan, const Knowledge& knowledge, const PlannerOptions& options);

/// Tests a condition right after what it speaks of has been found, if it is safe (safety.h).
void sink_filters(PlanPtr& plan, const Knowledge& knowledge);
/// A scan and a condition on an id, or on a property of which there is an index, that says which
/// values it may have become a seek.
void use_indexes(PlanPtr& plan, const Knowledge& knowledge);
/// Equations between both sides of a join become its own.
void take_equations(PlanPtr& plan, const Knowledge& knowledge);
/// Sort and Limit become Top.
void use_top(PlanPtr& plan);
/// length(p) of a path that was matched, and size(r) of the relationships of a pattern of variable
/// length, are read where the walk was counted: no path or list need be made for them.
void use_lengths(Plan& plan);
/// Puts paths together above LIMIT, where nothing asks for them before.
void raise_paths(PlanPtr& plan);
/// Puts an Eager wherever rows still to come could see, or be changed by, writes for rows that
/// went before; and makes Limit pull all rows of a plan that writes.
void insert_eager(PlanPtr& plan);

}  // namespace newsgraph::planner
