// What a running query may still use, watched while it works.
//
// Whatever loops over something that a user's data or query makes long calls step() in the loop;
// whatever is about to take a block of memory whose size such data decides asks require_room()
// first; whatever keeps rows or values enters them through a Holding. Each throws QueryError of
// type "ExecutionStopped" when a limit is reached.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "newsgraph/graph/memory_account.h"
#include "newsgraph/graph/value.h"
#include "newsgraph/query/limits.h"
#include "newsgraph/query/query_error.h"

namespace newsgraph::functions {

/// Whether the error is that of a limit: the query is to end, whatever its rows are.
inline bool is_stop(const QueryError& error) {
  return error.type() == "ExecutionStopped";
}

class Budget {
 public:
  /// Starts the clock.
  explicit Budget(const ExecutionLimits& limits);

  /// To be called once for every piece of work of bounded size.
  void step() {
    if ((++steps_ & kStepMask) == 0) check();
  }
  /// The same for many pieces at once, each of which takes less.
  void steps(std::uint64_t count) {
    const std::uint64_t before = steps_;
    steps_ += count;
    if ((before | kManyStepsMask) != (steps_ | kManyStepsMask)) check();
  }
  /// Looks at the limits now.
  void check() const;
  /// For another thread that works on the same query: counts into the same account against the same
  /// limits, but leaves it to this one to tell of a stop.
  Budget for_worker() const {
    Budget budget = *this;
    budget.limits_.on_stop = nullptr;
    return budget;
  }
  /// Asked before `bytes` more are taken.
  void require_room(std::size_t bytes) const;
  /// How many bytes may still be taken.
  std::size_t room() const;
  /// Asked of a value that was put together from others: it must fit into memory even if nothing in
  /// it were shared, and must not nest too deeply to be taken apart recursively. Both bound the
  /// time and the stack that comparing or printing it takes.
  void require_sound(const Value& value) const;
  void count_row();
  /// To be called for work whose time goes by the length of a string.
  void step_over(std::string_view text) {
    const std::uint64_t before = steps_;
    steps_ += 1 + text.size() / kBytesPerStep;
    if ((before ^ steps_) > kStepMask) check();
  }

  const std::shared_ptr<MemoryAccount>& account() const { return account_; }

 private:
  /// How many steps go between two looks at the clock: a look costs as much as a dozen steps.
  static constexpr std::uint64_t kStepMask = 127;
  static constexpr std::uint64_t kManyStepsMask = 2047;
  /// Of a string, so that a look comes every 32 KiB: at the slowest, a millisecond.
  static constexpr std::size_t kBytesPerStep = 256;
  [[noreturn]] void stop(const QueryError& error) const;
  [[noreturn]] void fail_memory() const;

  ExecutionLimits limits_;
  std::optional<std::chrono::steady_clock::time_point> deadline_;
  std::shared_ptr<MemoryAccount> account_ = std::make_shared<MemoryAccount>();
  std::uint64_t steps_ = 0;
  std::uint64_t rows_ = 0;
};

/// Bytes of values that lie side by side, as in a row; not of lists, maps and paths, which are in
/// the account by themselves.
std::size_t bytes_of(std::span<const Value> values);

/// What somebody holds of the budget's memory, given back at the end.
class Holding {
 public:
  explicit Holding(Budget& budget) : budget_(budget) {}
  ~Holding() { clear(); }
  Holding(const Holding&) = delete;
  Holding& operator=(const Holding&) = delete;

  void add(std::size_t bytes);
  void add(std::span<const Value> values) { add(bytes_of(values)); }
  /// Holds so many bytes, and no others, from now on.
  void become(std::size_t bytes) {
    if (bytes < bytes_) release(bytes_ - bytes);
    if (bytes > bytes_) add(bytes - bytes_);
  }
  void release(std::size_t bytes);
  void clear() { release(bytes_); }
  /// The most it ever held.
  std::size_t peak() const { return peak_; }

 private:
  Budget& budget_;
  std::size_t bytes_ = 0;
  std::size_t peak_ = 0;
};

}  // namespace newsgraph::functions
