// How much a query may use.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>

namespace newsgraph {

class QueryError;

/// A query that exceeds one of these is stopped with a QueryError of type "ExecutionStopped" whose
/// detail says which: "Cancelled", "TimeLimit", "MemoryLimit" or "RowLimit". It has changed nothing
/// then.
struct ExecutionLimits {
  /// To cancel queries from another thread: they stop working within milliseconds, give back what
  /// they hold, and take back what they changed (a second for some gigabytes or millions of
  /// changes).
  std::stop_token stop;
  /// How long a query may run, counted from its start.
  std::optional<std::chrono::milliseconds> timeout;
  /// How much memory what it makes and keeps may take: rows that are sorted, grouped or told apart,
  /// lists, maps and strings, changes of the graph until they are final. The graph itself does not
  /// count.
  std::size_t maximum_bytes = std::size_t{4} << 30;
  /// How many rows it may give.
  std::optional<std::uint64_t> maximum_rows;
  /// How many threads may work on it: big scans and joins that end in an aggregation are shared
  /// among them, with the same rows in the same order.
  unsigned maximum_threads = 1;
  /// Told of the error when a query stops, before anything is given or taken back; for who cannot
  /// wait until it is thrown. It may end the process.
  std::function<void(const QueryError&)> on_stop;
};

}  // namespace newsgraph
