// What some outer rows have found among the rows of the inner plan, which runs once for them all:
// kept to be given in the order of the outer rows.
#pragma once

#include "newsgraph/query/execution/batch/operator.h"

namespace newsgraph::execution::batch {

class OrderedMatches {
 public:
  /// Inner rows are kept with these slots.
  OrderedMatches(Execution& execution, Slots slots)
      : execution_(execution), kept_(execution), slots_(std::move(slots)) {}

  void clear();
  /// Keeps the rows of a chunk at these rising places, each with the number of the outer row that
  /// has found it; numbers are below `outer_rows`.
  void add(const Chunk& inner, std::span<const std::uint32_t> places,
           std::span<const std::uint32_t> outer_rows);
  std::size_t bytes() const;
  /// To be called when all have been added: those of one outer row stay in the order in which they
  /// came.
  void put_in_order(std::size_t outer_rows);
  /// Some next ones: the places of inner rows among rows(), and the numbers of their outer rows.
  /// False when that was all.
  bool take(std::vector<std::uint32_t>& places, std::vector<std::uint32_t>& outer_rows);
  const Chunk& rows() const { return rows_; }

 private:
  Execution& execution_;
  KeptRows kept_;
  Slots slots_;
  Chunk rows_;
  std::vector<std::uint32_t> outer_rows_;  ///< by inner row
  std::vector<std::uint32_t> order_;       ///< of the inner rows
  std::size_t taken_ = 0;
  std::size_t value_bytes_ = 0;  ///< that lie in long Values
};

}  // namespace newsgraph::execution::batch
