#include "newsgraph/query/functions/range.h"

#include <algorithm>
#include <limits>

#include "newsgraph/graph/int128.h"
#include "newsgraph/query/functions/arguments.h"

namespace newsgraph::functions {

Range range_of(std::span<const Value> arguments) {
  const std::int64_t from = integer_argument("range", arguments[0]);
  const std::int64_t to = integer_argument("range", arguments[1]);
  const std::int64_t step = arguments.size() > 2 ? integer_argument("range", arguments[2]) : 1;
  if (step == 0) throw bad_argument("NumberOutOfRange", "the step of range() cannot be 0");
  if (step > 0 ? from > to : from < to) return {};

  // Differences of 64-bit integers need 65 bits.
  const auto distance = static_cast<UInt128>(step > 0 ? static_cast<Int128>(to) - from
                                                      : static_cast<Int128>(from) - to);
  const auto stride =
      static_cast<UInt128>(step > 0 ? static_cast<Int128>(step) : -static_cast<Int128>(step));
  // One number fewer than 2^64 is as good as all of them: nobody gets there.
  constexpr UInt128 kMost = std::numeric_limits<std::uint64_t>::max();
  return {from, step, static_cast<std::uint64_t>(std::min<UInt128>(distance / stride + 1, kMost))};
}

}  // namespace newsgraph::functions
