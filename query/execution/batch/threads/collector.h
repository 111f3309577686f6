// What takes in all rows of a pipeline before it gives any: groups, rows in order.
//
// Several threads can share the work: each has a collector and a pipeline of its own, on rows that
// they share (SharedRows), and one more collector puts together what they have found, as if it had
// taken in the rows itself, in the order of one thread.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "newsgraph/query/execution/batch/threads/shared_rows.h"
#include "newsgraph/query/execution/batch/threads/sharing.h"

namespace newsgraph::execution::batch {

class RowExchange;

class Collector {
 public:
  virtual ~Collector() = default;
  /// Takes in some rows. With a taker, they were made of the shared rows that it is at, and it is
  /// remembered which these were; null: nobody else collects.
  virtual void take_in(const Chunk& chunk, const RowsTaker* taker) = 0;
  /// How many rows were taken in for each thing that is to be put together, when two take in rows.
  virtual std::size_t rows_per_item() const = 0;
  /// To be called once, by the thread that took them in, after the last rows.
  virtual void end() = 0;
  /// Whether what several of the kind have found can be put together.
  virtual bool can_be_shared() const = 0;
  /// Takes over what collectors of the same kind have found; they outlive this one. To be called
  /// once, instead of take_in() and end(), and only where it can be shared.
  virtual void merge(const std::vector<Collector*>& others) = 0;
  /// Makes the next rows, as an Operator does.
  virtual bool give(Chunk& chunk) = 0;
  /// Forgets all rows, to begin again.
  virtual void clear() = 0;
};

/// One thread of several that share `rows`.
struct CollectingWorker {
  std::shared_ptr<SharedRows> rows;
  std::shared_ptr<RowExchange> exchange;  ///< if there is one, that its input is a part of
  std::unique_ptr<Execution> execution;
  std::unique_ptr<RowsTaker> taker;
  OperatorPtr input;
  std::unique_ptr<Collector> collector;
};
/// The first begins alone; others are made, with `whole` for what all have found, when there is
/// enough to do. Where it is not worth help, it may be given up for several that exchange rows.
struct SharedCollectionParts {
  CollectingWorker first;
  std::function<CollectingWorker()> make_other;
  std::function<std::vector<CollectingWorker>(unsigned threads)> make_exchanging;  ///< or empty
  std::unique_ptr<Collector> whole;
  Sharing sharing = {};
};
/// What a collector gives of rows that are taken in by several threads.
OperatorPtr make_shared_collection(Execution& execution, SharedCollectionParts parts);
/// The same by one thread.
OperatorPtr make_collection(OperatorPtr input, Execution& execution,
                            std::unique_ptr<Collector> collector);
/// What a collector gives of each of the shared rows by themselves, in a pipeline on them: the
/// taker `below` tells which its input is at, `above` is told which of them it gives.
OperatorPtr make_collections_apart(OperatorPtr input, Execution& execution,
                                   std::unique_ptr<Collector> collector,
                                   std::unique_ptr<RowsTaker> below, RowsTaker& above);

}  // namespace newsgraph::execution::batch
