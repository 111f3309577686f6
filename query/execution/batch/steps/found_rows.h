// Rows that a step has found and not given yet. One row of its input may lead to more of them than
// go into a chunk; those left over come first in the next one.
#pragma once

#include "newsgraph/query/execution/batch/operator.h"

namespace newsgraph::execution::batch {

class FoundRows {
 public:
  /// Of each row found, which row of the input it comes from.
  std::vector<std::uint32_t> places;
  /// What else there is of each; as long, or empty where it is not asked for.
  std::vector<std::uint32_t> nodes, first, second;
  std::vector<std::uint64_t> times;

  void clear() {
    given_ = places.size();
    forget_given();
  }
  std::size_t left() const { return places.size() - given_; }

  /// Makes room for more. The places of those left over begin at 0 again, unless they fill a chunk.
  void forget_given() {
    if (given_ == 0 || left() >= kChunkRows) return;
    for (std::vector<std::uint32_t>* ids : {&places, &nodes, &first, &second}) forget_given(*ids);
    forget_given(times);
    given_ = 0;
  }

  /// Writes the next rows, as many as go into a chunk: what is carried from the input; and the
  /// ids and times of the same rows, as give() is called for each.
  void begin(Chunk& chunk, const Chunk& in, const Slots& carried) {
    gather_rows(chunk, in, carried, next(places));
  }
  void give(Chunk& chunk, planner::Slot slot, Kind kind, std::span<const std::uint32_t> ids) const {
    const auto given = next(ids);
    chunk.columns[slot].kind = kind;
    chunk.columns[slot].ids.assign(given.begin(), given.end());
  }
  void give_times(Chunk& chunk) const {
    const auto given = next(std::span(times));
    chunk.times.assign(given.begin(), given.end());
  }
  void end(const Chunk& chunk) { given_ += chunk.size; }

 private:
  template <class Item>
  void forget_given(std::vector<Item>& items) const {
    if (!items.empty())
      items.erase(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(given_));
  }
  template <class Item>
  std::span<const Item> next(std::span<const Item> items) const {
    return items.subspan(given_, std::min(left(), kChunkRows));
  }
  std::span<const std::uint32_t> next(const std::vector<std::uint32_t>& ids) const {
    return next(std::span(ids));
  }

  std::size_t given_ = 0;  ///< how many of them
};

}  // namespace newsgraph::execution::batch
