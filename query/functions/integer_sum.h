// The exact sum of integers: whether it fits into 64 bits is asked once, of the whole, so that
// their order makes no difference.
#pragma once

#include <cstdint>

#include "newsgraph/graph/int128.h"
#include "newsgraph/query/query_error.h"

namespace newsgraph::functions {

class IntegerSum {
 public:
  void add(std::int64_t number, std::uint64_t times) { add(static_cast<Int128>(number) * times); }
  void add(const IntegerSum& other) { add(other.sum_); }
  /// Throws QueryError when it does not fit.
  std::int64_t total() const {
    const auto total = static_cast<std::int64_t>(sum_);
    if (total != sum_) fail();
    return total;
  }
  double as_float() const { return static_cast<double>(sum_); }

 private:
  /// No 64 bits of rows come near the end of 128 bits, but rows that stand for many may.
  void add(Int128 more) {
    if (__builtin_add_overflow(sum_, more, &sum_)) fail();
  }
  [[noreturn]] static void fail() {
    throw QueryError("ArithmeticError", "IntegerOverflow", "the sum is too large");
  }

  Int128 sum_ = 0;
};

}  // namespace newsgraph::functions
