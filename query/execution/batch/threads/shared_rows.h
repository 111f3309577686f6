// Rows that several threads work on: each takes the next chunk of them when it is done with the one
// before.
//
// Source: morsel-driven parallelism (Leis, Boncz, Kemper, Neumann, SIGMOD 2014); what is handed out
// may also be the chunks that a pipeline makes, so that the work on few nodes with many
// relationships can be shared too.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>

#include "newsgraph/query/execution/batch/operator.h"
#include "newsgraph/query/execution/batch/scan_conditions.h"

namespace newsgraph::execution::batch {

class SharedRows {
 public:
  virtual ~SharedRows() = default;
  /// Puts some rows into the chunk and gives their number in the order of all; nothing when there
  /// are none left. What making them throws goes to who has asked, and ends them for all.
  virtual std::optional<std::size_t> take(Chunk& chunk) = 0;
  /// Gives all of them again; to be called by one thread while no other takes any.
  virtual void restart() = 0;
  /// Leaves nothing for anybody.
  virtual void give_up() = 0;
};

/// What a scan finds, in a chunk that has `chunk_width` slots: of `ids_at_a_time` ids, a multiple
/// of 64, those that there are.
std::unique_ptr<SharedRows> share_ids(Scanned scanned, planner::Slot slot, std::size_t chunk_width,
                                      std::size_t ids_at_a_time);
/// What a pipeline gives, one chunk after the other: threads wait for each other while it works. It
/// was made with `execution`, which nothing else uses.
std::unique_ptr<SharedRows> share_rows(std::unique_ptr<Execution> execution, OperatorPtr rows);

/// What one thread takes of them.
struct RowsTaker {
  std::size_t current = 0;  ///< the number of the rows that the thread is at
};

/// Both outlive the operator.
OperatorPtr make_shared_rows(SharedRows& rows, RowsTaker& taker, Execution& execution);

}  // namespace newsgraph::execution::batch
