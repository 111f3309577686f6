// Which slots an operator reads and writes.
#pragma once

#include <functional>
#include <set>

#include "newsgraph/query/planner/plan.h"

namespace newsgraph::planner {

/// Every slot that the plan, its input and its inner plans speak of.
void collect_slots(const Plan& plan, std::set<Slot>& out);

/// Every slot that the operator itself and its inner plans speak of, its input left out.
void collect_own_slots(const Plan& plan, std::set<Slot>& out);

/// Every expression of the operator itself.
void for_each_expression(const Plan& plan,
                         const std::function<void(const BoundExpression&)>& visit);
void for_each_expression(Plan& plan, const std::function<void(BoundExpression&)>& visit);

/// The slots that an operator that finds things in the graph gives a value; nullopt for any other
/// kind of operator.
std::optional<std::set<Slot>> found_slots(const Plan& plan);

/// The slots that the plan inside a join gives a value.
std::set<Slot> found_inside(const Join& join);

/// A part of an expression that has no names and no subqueries inside, with the slots it reads.
BoundExpression part_of(const BoundExpression& bound, const parser::ExpressionPtr& part);

/// Whether the expression, or a subquery in it, gives another value each time it is computed.
bool varies(const BoundExpression& expression);

}  // namespace newsgraph::planner
