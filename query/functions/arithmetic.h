// Arithmetic on temporal values and durations (CIP2015-08-06 §"Arithmetic").
//
// Each returns nothing when the operands are not of this kind; numbers, strings and lists are the
// evaluator's own.
#pragma once

#include <optional>

#include "newsgraph/graph/value.h"

namespace newsgraph::functions {

/// An instant and a duration in either order, or two durations.
std::optional<Value> add(const Value& left, const Value& right);
/// A date and a duration, or, with the sign -1, a date less a duration: what is below a day does
/// not count. Throws QueryError when there is no such date.
Date shifted(Date date, const Duration& duration, int sign);
/// An instant less a duration, or two durations.
std::optional<Value> subtract(const Value& left, const Value& right);
/// A duration and a number in either order.
std::optional<Value> multiply(const Value& left, const Value& right);
/// A duration by a number.
std::optional<Value> divide(const Value& left, const Value& right);

}  // namespace newsgraph::functions
