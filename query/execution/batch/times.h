// How many rows a row stands for, where that could be more than can be counted.
#pragma once

#include <cstdint>

#include "newsgraph/query/query_error.h"

namespace newsgraph::execution::batch {

/// Throws QueryError when there are so many that some of them could not be added up in 64 bits with
/// a sign.
inline std::uint64_t countable(std::uint64_t rows) {
  constexpr std::uint64_t kMostRows = std::uint64_t{1} << 58;
  if (rows <= kMostRows) return rows;
  throw QueryError("ArithmeticError", "NumberOutOfRange",
                   "The query has more rows than can be counted",
                   "Join its patterns by what they have in common.");
}

inline std::uint64_t product_of_times(std::uint64_t left, std::uint64_t right) {
  std::uint64_t product = 0;
  const bool is_too_large = __builtin_mul_overflow(left, right, &product);
  return countable(is_too_large ? ~std::uint64_t{0} : product);
}

}  // namespace newsgraph::execution::batch
