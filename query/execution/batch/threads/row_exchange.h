// Rows that threads hand to each other.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <vector>

#include "newsgraph/query/execution/batch/operator.h"

namespace newsgraph::execution::batch {

/// Chunks on their way, by the thread that they are for.
class RowExchange {
 public:
  explicit RowExchange(unsigned threads) : waiting_(threads), producing_(threads) {}

  std::size_t threads() const { return waiting_.size(); }
  /// Waits until none of the others has much to take, or `thread` has something.
  void wait_for_room(std::size_t thread);
  void put(std::size_t thread, Chunk rows);
  /// Takes rows that were put for a thread, if there are any.
  bool take(std::size_t thread, Chunk& rows);
  /// Waits for such; false when nobody will put any more.
  bool wait(std::size_t thread, Chunk& rows);
  /// To be called once by each thread.
  void end_putting();
  /// Leaves nothing for anybody.
  void give_up();

 private:
  bool take_locked(std::size_t thread, Chunk& rows);

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::deque<Chunk>> waiting_;  ///< by thread
  std::size_t producing_;
  bool is_given_up_ = false;
};

}  // namespace newsgraph::execution::batch
