// Operators that take the rows of their input one by one, of which each may lead to many.
#pragma once

#include <cstdint>
#include <vector>

#include "newsgraph/query/execution/batch/operator.h"

namespace newsgraph::execution::batch {

class RowwiseOperator : public UnaryOperator {
 public:
  using UnaryOperator::UnaryOperator;
  void open() override {
    UnaryOperator::open();
    in_.size = row_ = 0;
  }

 protected:
  /// Makes rows, whose places in in_ are told by `places`, until they fill a chunk: more() makes
  /// some of what the row at hand leads to, and gives false when there is no more of it;
  /// start_row() goes on to the row at place_, start_chunk() to those of in_. Rows of two chunks
  /// are not mixed. False when there are none left.
  template <class More, class StartRow, class StartChunk>
  bool fill(const std::vector<std::uint32_t>& places, const More& more, const StartRow& start_row,
            const StartChunk& start_chunk) {
    while (places.size() < kChunkRows) {
      if (more()) continue;
      if (row_ < in_.size) {
        place_ = static_cast<std::uint32_t>(row_++);
        start_row();
        continue;
      }
      if (!places.empty()) break;  // they belong to the chunk at hand
      if (!pull(in_)) return false;
      row_ = 0;
      start_chunk();
    }
    return true;
  }

  Chunk in_;
  std::uint32_t place_ = 0;  ///< of the row at hand

 private:
  std::size_t row_ = 0;  ///< the next one
};

}  // namespace newsgraph::execution::batch
