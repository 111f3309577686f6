// Rows that threads hand to each other, so that all rows of a group come to one thread.
//
// Where groups have few rows each, to put together the groups that several threads have found costs
// as much as to find them. Instead each thread computes the keys of the rows that it has made, and
// gives every row to the thread whose part of the keys it belongs to.
//
// Source: the exchange operator of Volcano (Graefe, SIGMOD 1990).
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "newsgraph/query/execution/batch/make.h"

namespace newsgraph::execution::batch {

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

/// Whether rows can be told apart by these keys before they are grouped: of values that are equal
/// and yet differ, the first one counts.
bool can_be_exchanged(const AggregateParts& parts);

/// Where a row comes in the order of all: the number of the shared rows that it was made of,
/// shifted by so many bits, and its place among what was made of them.
inline constexpr unsigned kOrderShift = 40;

/// One thread's part in an exchange.
struct ExchangeParts {
  std::shared_ptr<RowExchange> exchange;
  std::size_t thread;
  const RowsTaker* taker;  ///< of what its input makes
};
/// Gives the rows of all whose keys are this thread's. They hold what the keys and calls of `parts`
/// read, which is changed accordingly, and where each row comes in the order of all.
OperatorPtr make_exchange(OperatorPtr input, Execution& execution, AggregateParts& parts,
                          ExchangeParts exchange);

}  // namespace newsgraph::execution::batch
