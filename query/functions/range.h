// The numbers of range(), known without a list being made of them.
#pragma once

#include <cstdint>
#include <span>

#include "newsgraph/graph/value.h"

namespace newsgraph::functions {

struct Range {
  std::int64_t next = 0;  ///< the first of those that are left
  std::int64_t step = 1;
  std::uint64_t left = 0;

  /// To be asked only while there are some left.
  std::int64_t take() {
    const std::int64_t taken = next;
    // Past the last number it may wrap around, and nobody asks.
    next = static_cast<std::int64_t>(static_cast<std::uint64_t>(next) +
                                     static_cast<std::uint64_t>(step));
    --left;
    return taken;
  }
};

/// Of the arguments of range(). Throws QueryError when they are no integers or the step is 0.
Range range_of(std::span<const Value> arguments);

}  // namespace newsgraph::functions
