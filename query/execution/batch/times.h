// How many rows a row stands for, where that could be more than can be counted.
#pragma once

#include <cstdint>
#include <vector>

#include "newsgraph/query/execution/batch/operator.h"
#include "newsgraph/query/query_error.h"

namespace newsgraph::execution::batch {

/// Throws QueryError when there are too many. What passes fits in few enough bits that a loop which
/// adds or multiplies such numbers need not test each: it is enough to test the bits of all
/// results, put together by `|`, as long as sums grow by one such number at a time, and products
/// are product_or_most().
inline std::uint64_t countable(std::uint64_t rows) {
  constexpr int kMostBits = 58;
  if (rows >> kMostBits == 0) return rows;
  throw QueryError("ArithmeticError", "NumberOutOfRange",
                   "The query has more rows than can be counted",
                   "Join its patterns by what they have in common.");
}

/// The greatest number in place of one that does not fit.
inline std::uint64_t product_or_most(std::uint64_t left, std::uint64_t right) {
  std::uint64_t product = 0;
  return __builtin_mul_overflow(left, right, &product) ? ~std::uint64_t{0} : product;
}
inline std::uint64_t sum_or_most(std::uint64_t left, std::uint64_t right) {
  std::uint64_t sum = 0;
  return __builtin_add_overflow(left, right, &sum) ? ~std::uint64_t{0} : sum;
}

inline std::uint64_t product_of_times(std::uint64_t left, std::uint64_t right) {
  return countable(product_or_most(left, right));
}

/// Makes one row of those that stand side by side and come from one row of `in`: it stands for as
/// many as that did, times those there were, if duplicates matter. `times` has one entry a row.
inline void count_runs(const Chunk& in, bool duplicates_matter, std::vector<std::uint32_t>& places,
                       std::vector<std::uint64_t>& times) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < places.size(); ++end) {
    const std::uint32_t place = places[i];
    std::uint64_t count = 0;
    for (; i < places.size() && places[i] == place; ++i) count += times[i];
    places[end] = place;
    times[end] = product_of_times(in.times_of(place), duplicates_matter ? count : 1);
  }
  places.resize(end);
  times.resize(end);
}

}  // namespace newsgraph::execution::batch
