// Which zero is meant where values that compare equal are told apart.
#pragma once

#include <cmath>
#include <compare>

namespace newsgraph::functions {

/// Of floats that compare equal: -0.0 comes before 0.0, so that the smallest and the largest are
/// the same in whatever order the floats come.
inline std::weak_ordering order_equal_floats(double left, double right) {
  return std::signbit(right) <=> std::signbit(left);
}

}  // namespace newsgraph::functions
