// Whether a condition can be asked of rows of which it was not asked before.
//
// Conditions guard each other: in `k.kind = 'date' AND date(e.text) > $day` the second must not be
// asked where the first does not hold, nor, where a pattern was matched before, of what is not part
// of a match. So only what fails for no value may be asked earlier than the text has it, or of more
// rows. That is a condition of which it is sure that it fails for nothing that can be in the graph:
// comparisons, text tests, labels, IS NULL, AND, OR and NOT of such; IN a list; properties of what
// a pattern found; functions and operators on operands of the types they take. What type a property
// has is told from the graph's columns, so `toLower(p.name) = 'x'` is safe where all names are
// texts.
//
// Three things are taken on trust. That parameters are what they are used as, and that what has its
// properties read has properties: no condition before could make sure of them. And that stored
// integers are no larger than 2^53, for conditions that only add to them would be asked late for
// the sake of an overflow that hardly any graph can come to. Limits of time
// and memory are none of these failures.
#pragma once

#include "newsgraph/graph/graph.h"
#include "newsgraph/query/planner/plan.h"

namespace newsgraph::planner {

/// What is known of the rows that are asked.
struct Knowledge {
  const Graph& graph;
  const SlotTable& slots;
  bool writes = false;   ///< the query does, so columns may come to hold values of other types
  bool deletes = false;  ///< it has done so before: what is asked for may be gone
};

/// The same above a plan: what that deletes is deleted before.
Knowledge knowledge_above(const Plan& plan, Knowledge knowledge);

/// Whether it is a condition that fails for no value.
bool is_safe(const BoundExpression& predicate, const Knowledge& knowledge);

/// Whether it fails for no value, whatever is made of its own.
bool is_safe_value(const BoundExpression& expression, const Knowledge& knowledge);

}  // namespace newsgraph::planner
