// When several threads share the work of a query.
#pragma once

#include <chrono>
#include <cstddef>
#include <limits>

namespace newsgraph::execution::batch {

/// The figures are measured: below them, sharing costs more than it saves. Tests set others, so
/// that little work is shared too.
struct Sharing {
  /// A thread is worth its start when there is so much for it.
  std::size_t least_rows_per_thread = 8192;
  /// So many ids of a scan are handed out at a time, if all are found: a multiple of 64, and no
  /// more than a chunk has rows.
  std::size_t ids_at_a_time = 2048;
  /// To start a thread takes time: so long, one works alone.
  std::chrono::nanoseconds least_alone = std::chrono::microseconds{200};
  /// Little is to be put together when so many rows became one, or to make a row was so much work.
  std::size_t rows_per_item = 8;
  std::chrono::nanoseconds much_of_row = std::chrono::microseconds{1};
  /// To exchange a row takes time too, and what was done alone is done again.
  std::chrono::nanoseconds least_before_exchange = std::chrono::milliseconds{1};
  std::chrono::nanoseconds exchange_of_row{30};
  /// How many helping threads the system may be asked for; what asks for more goes on as if the
  /// system had refused it.
  std::size_t most_helpers = std::numeric_limits<std::size_t>::max();
};

}  // namespace newsgraph::execution::batch
