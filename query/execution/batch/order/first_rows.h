// The rows of a chunk that may be among the first by a key that is a number, told without looking
// at other keys: a superset of those that are. Rows without a number are always told.
#pragma once

#include <algorithm>
#include <limits>
#include <vector>

#include "newsgraph/query/execution/batch/operator.h"

namespace newsgraph::execution::batch {

class FirstRows {
 public:
  FirstRows(planner::SortKey key, std::uint64_t bound) : key_(key), bound_(bound) {}

  /// `last`: the row that later ones have to come before, if there is one yet.
  const std::vector<std::uint32_t>& find(const Chunk& in, const Vector* last,
                                         std::size_t last_row) {
    const Vector& keys = in.columns[key_.slot];
    std::int64_t most = std::numeric_limits<std::int64_t>::max();
    if (last && last->nulls[last_row] == 0) most = rank(last->integers[last_row]);
    keep_up_to(keys, in.size, most);
    // Rows that come in the contrary order would all get past the last: those of one chunk are
    // enough to find some that are not among the first.
    if (places_.size() / 2 <= bound_) return places_;
    ranks_.clear();
    for (const std::uint32_t row : places_) {
      if (keys.nulls[row] == 0) ranks_.push_back(rank(keys.integers[row]));
    }
    if (ranks_.size() <= bound_) return places_;
    const auto at = ranks_.begin() + static_cast<std::ptrdiff_t>(bound_ - 1);
    std::nth_element(ranks_.begin(), at, ranks_.end());
    keep_up_to(keys, in.size, *at);
    return places_;
  }

 private:
  std::int64_t rank(std::int64_t number) const { return key_.descending ? ~number : number; }
  void keep_up_to(const Vector& keys, std::size_t size, std::int64_t most) {
    places_.resize(size);
    std::size_t kept = 0;
    for (std::size_t row = 0; row < size; ++row) {
      places_[kept] = static_cast<std::uint32_t>(row);
      kept += rank(keys.integers[row]) <= most || keys.nulls[row] != 0 ? 1 : 0;
    }
    places_.resize(kept);
  }

  planner::SortKey key_;
  std::uint64_t bound_;
  std::vector<std::uint32_t> places_;
  std::vector<std::int64_t> ranks_;
};

}  // namespace newsgraph::execution::batch
