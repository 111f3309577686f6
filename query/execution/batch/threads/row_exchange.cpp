#include "newsgraph/query/execution/batch/threads/row_exchange.h"

#include <algorithm>
#include <utility>

namespace newsgraph::execution::batch {
namespace {

/// Enough that threads rarely wait for each other, few enough that they take little memory.
constexpr std::size_t kMostWaiting = 64;

}  // namespace

void RowExchange::wait_for_room(std::size_t thread) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] {
    return is_given_up_ || !waiting_[thread].empty() ||
           std::ranges::all_of(waiting_,
                               [](const auto& rows) { return rows.size() < kMostWaiting; });
  });
}

void RowExchange::put(std::size_t thread, Chunk rows) {
  {
    const std::lock_guard lock(mutex_);
    if (is_given_up_) return;
    waiting_[thread].push_back(std::move(rows));
  }
  changed_.notify_all();
}

bool RowExchange::take_locked(std::size_t thread, Chunk& rows) {
  if (is_given_up_ || waiting_[thread].empty()) return false;
  rows = std::move(waiting_[thread].front());
  waiting_[thread].pop_front();
  return true;
}

bool RowExchange::take(std::size_t thread, Chunk& rows) {
  bool is_taken = false;
  {
    const std::lock_guard lock(mutex_);
    is_taken = take_locked(thread, rows);
  }
  if (is_taken) changed_.notify_all();
  return is_taken;
}

bool RowExchange::wait(std::size_t thread, Chunk& rows) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return is_given_up_ || producing_ == 0 || !waiting_[thread].empty(); });
  const bool is_taken = take_locked(thread, rows);
  lock.unlock();
  if (is_taken) changed_.notify_all();
  return is_taken;
}

void RowExchange::end_putting() {
  {
    const std::lock_guard lock(mutex_);
    --producing_;
  }
  changed_.notify_all();
}

void RowExchange::give_up() {
  {
    const std::lock_guard lock(mutex_);
    is_given_up_ = true;
  }
  changed_.notify_all();
}

}  // namespace newsgraph::execution::batch
