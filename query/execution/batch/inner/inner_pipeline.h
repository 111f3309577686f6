// A pipeline that is run for the rows of another one.
#pragma once

#include <algorithm>

#include "newsgraph/query/execution/batch/operator.h"

namespace newsgraph::execution::batch {

/// Of the numbers of rows in inner pipelines: a kind that is ordered by number.
inline constexpr Kind kRowNumber = Kind::kNode;

/// Where an inner pipeline starts: the rows of a chunk, each with its number in a slot of its own.
class ChunkSource final : public Operator {
 public:
  ChunkSource(planner::Slot row_number, Slots carried)
      : row_number_(row_number), carried_(std::move(carried)) {}
  /// `count` rows of a chunk, which must outlive the next run of the pipeline.
  void set(const Chunk& chunk, std::size_t begin, std::size_t count);
  /// From now on, rows that stand for several are given once.
  void count_once() { counts_once_ = true; }
  /// Whether it is the last row of those that were set.
  bool is_last(std::size_t row_number) const { return row_number + 1 == begin_ + count_; }
  void open() override { given_ = false; }
  bool next(Chunk& chunk) override;

 private:
  planner::Slot row_number_;
  Slots carried_;
  const Chunk* chunk_ = nullptr;
  std::size_t begin_ = 0, count_ = 0;
  std::vector<std::uint32_t> places_;
  bool given_ = false;
  bool counts_once_ = false;
};

/// A pipeline that starts from the rows of a chunk. Its rows come in the order of those.
struct InnerPipeline {
  OperatorPtr top;
  ChunkSource* source;  ///< in `top`
  planner::Slot row_number;
  /// From how many rows it is run at a time: few where it keeps what it finds, and memory counts.
  std::size_t rows_at_once = kChunkRows;

  /// Runs it for all rows of a chunk, and calls `visit` whenever `found` holds what it has made,
  /// until that gives false.
  template <class Visit>
  void run(const Chunk& chunk, Chunk& found, const Visit& visit) {
    for (std::size_t begin = 0; begin < chunk.size; begin += rows_at_once) {
      source->set(chunk, begin, std::min(rows_at_once, chunk.size - begin));
      top->open();
      while (top->next(found)) {
        if (!visit()) return;
      }
    }
  }
};

}  // namespace newsgraph::execution::batch
