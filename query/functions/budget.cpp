#include "newsgraph/query/functions/budget.h"

#include <algorithm>
#include <string>

namespace newsgraph::functions {

namespace {

/// Values are taken apart recursively, so depth is stack.
constexpr int kMaximumDepth = 1000;
/// A row's own block and its place among others.
constexpr std::size_t kRowOverhead = 64;

/// "1.5 GiB", "20 bytes".
std::string shown(std::size_t bytes) {
  constexpr const char* kUnits[] = {"bytes", "KiB", "MiB", "GiB", "TiB"};
  auto amount = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; amount >= 1024 && unit + 1 < std::size(kUnits); ++unit) amount /= 1024;
  std::string text = std::to_string(amount);
  text.resize(text.find('.') + 2);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text + " " + kUnits[unit];
}

std::string shown(std::chrono::milliseconds time) {
  const auto count = time.count();
  return count % 1000 == 0 ? std::to_string(count / 1000) + " s" : std::to_string(count) + " ms";
}

}  // namespace

Budget::Budget(const ExecutionLimits& limits) : limits_(limits) {
  if (!limits.timeout) return;
  const auto now = std::chrono::steady_clock::now();
  // So long a time that the clock cannot tell it is no limit.
  const auto left = std::chrono::steady_clock::time_point::max() - now;
  if (*limits.timeout < left) deadline_ = now + *limits.timeout;
}

void Budget::stop(const QueryError& error) const {
  if (limits_.on_stop) limits_.on_stop(error);
  throw error;
}

void Budget::fail_memory() const {
  stop(QueryError(
      "ExecutionStopped", "MemoryLimit",
      "the query needs more than the " + shown(limits_.maximum_bytes) + " of memory it may use",
      "Narrow what is sorted, collected or grouped, add LIMIT, or allow more memory."));
}

void Budget::check() const {
  if (limits_.stop.stop_requested()) {
    stop(QueryError("ExecutionStopped", "Cancelled", "the query was cancelled"));
  }
  if (deadline_ && std::chrono::steady_clock::now() >= *deadline_) {
    stop(QueryError("ExecutionStopped", "TimeLimit",
                    "the query took longer than the " + shown(*limits_.timeout) + " it may",
                    "Narrow its pattern, give its paths a maximum length, or allow more time."));
  }
  require_room(0);
}

void Budget::require_room(std::size_t bytes) const {
  const std::size_t used = account_->bytes();
  const std::size_t maximum = limits_.maximum_bytes;
  if (used > maximum || bytes > maximum - used) fail_memory();
}

std::size_t Budget::room() const {
  const std::size_t used = account_->bytes();
  return used > limits_.maximum_bytes ? 0 : limits_.maximum_bytes - used;
}

void Budget::require_sound(const Value& value) const {
  if (value.depth() > kMaximumDepth) {
    throw QueryError(
        "ArgumentError", "NestingTooDeep",
        "lists or maps would nest more than " + std::to_string(kMaximumDepth) + " levels deep");
  }
  if (value.weight() > limits_.maximum_bytes) fail_memory();
}

void Budget::count_row() {
  if (!limits_.maximum_rows || ++rows_ <= *limits_.maximum_rows) return;
  stop(QueryError(
      "ExecutionStopped", "RowLimit",
      "the query gives more than the " + std::to_string(*limits_.maximum_rows) + " rows it may",
      "Add LIMIT, or allow more rows."));
}

std::size_t bytes_of(std::span<const Value> values) {
  std::size_t bytes = kRowOverhead + values.size_bytes();
  for (const Value& value : values) bytes += own_bytes(value);
  return bytes;
}

void Holding::add(std::size_t bytes) {
  budget_.account()->add(bytes);
  bytes_ += bytes;
  peak_ = std::max(peak_, bytes_);
  budget_.require_room(0);
}

void Holding::release(std::size_t bytes) {
  budget_.account()->release(bytes);
  bytes_ -= bytes;
}

}  // namespace newsgraph::functions
