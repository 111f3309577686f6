#include "newsgraph/query/execution/batch/joins/ordered_matches.h"

#include <algorithm>
#include <numeric>

namespace newsgraph::execution::batch {

void OrderedMatches::clear() {
  kept_.clear();
  rows_ = {};
  outer_rows_.clear();
  order_.clear();
  taken_ = value_bytes_ = 0;
}

void OrderedMatches::add(const Chunk& inner, std::span<const std::uint32_t> places,
                         std::span<const std::uint32_t> outer_rows) {
  execution_.steps(places.size());
  if (!inner.times.empty() || !rows_.times.empty()) {
    rows_.times.resize(rows_.size, 1);
    for (const std::uint32_t place : places) rows_.times.push_back(inner.times_of(place));
  }
  rows_.columns.resize(inner.columns.size());
  for (const planner::Slot slot : slots_) {
    const Vector& column = inner.columns[slot];
    rows_.columns[slot].append(column, places);
    if (column.kind != Kind::kValue) continue;
    for (const std::uint32_t place : places) value_bytes_ += own_bytes(column.values[place]);
  }
  rows_.size += places.size();
  outer_rows_.insert(outer_rows_.end(), outer_rows.begin(), outer_rows.end());
  kept_.clear();
  kept_.add(bytes());
}

std::size_t OrderedMatches::bytes() const {
  std::size_t of_row =
      2 * sizeof(std::uint32_t) + (rows_.times.empty() ? 0 : sizeof(std::uint64_t));
  for (const planner::Slot slot : slots_) {
    if (slot < rows_.columns.size()) of_row += rows_.columns[slot].bytes_per_row();
  }
  return of_row * rows_.size + value_bytes_;
}

void OrderedMatches::put_in_order(std::size_t outer_rows) {
  execution_.steps(rows_.size);
  std::vector<std::uint32_t> next(outer_rows + 1);
  for (const std::uint32_t row : outer_rows_) ++next[row + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  order_.resize(rows_.size);
  for (std::uint32_t place = 0; place < rows_.size; ++place) {
    order_[next[outer_rows_[place]]++] = place;
  }
}

bool OrderedMatches::take(std::vector<std::uint32_t>& places,
                          std::vector<std::uint32_t>& outer_rows) {
  const auto taken =
      std::span(order_).subspan(taken_).first(std::min(kChunkRows, order_.size() - taken_));
  taken_ += taken.size();
  places.assign(taken.begin(), taken.end());
  outer_rows.clear();
  for (const std::uint32_t place : taken) outer_rows.push_back(outer_rows_[place]);
  return !taken.empty();
}

}  // namespace newsgraph::execution::batch
