#include "newsgraph/query/execution/batch/joins/join_table.h"

#include "newsgraph/query/execution/batch/times.h"

namespace newsgraph::execution::batch {

JoinTable::JoinTable(Execution& execution, std::vector<Kind> kinds, Slots slots, bool only_counts)
    : execution_(execution),
      kept_(execution),
      kinds_(std::move(kinds)),
      table_(kinds_),
      slots_(std::move(slots)),
      only_counts_(only_counts),
      chosen_(kinds_.size()) {}

void JoinTable::clear() {
  kept_.clear();
  table_ = KeyTable(kinds_);
  rows_ = {};
  long_bytes_ = 0;
  count_ = 0;
  times_.clear();
  groups_.clear();
  begins_.clear();
  places_.clear();
}

void JoinTable::add(const Chunk& chunk, const std::vector<KeyColumn>& keys,
                    std::span<const std::uint32_t> places) {
  if (places.empty()) return;
  count_ += places.size();
  number(keys, chunk.size, places);
  if (only_counts_) {
    times_.resize(group_count());
    for (std::size_t i = 0; i < places.size(); ++i) {
      std::uint64_t& times = times_[found_[i]];
      times = countable(times + chunk.times_of(places[i]));
    }
  } else {
    groups_.insert(groups_.end(), found_.begin(), found_.end());
    keep(chunk, places);
  }
  kept_.become(bytes());
}

void JoinTable::number(const std::vector<KeyColumn>& keys, std::size_t rows,
                       std::span<const std::uint32_t> places) {
  if (kinds_.empty()) return found_.assign(places.size(), 0);
  if (places.size() == rows) return table_.find_or_add(keys, rows, found_);
  chosen_keys_.clear();
  for (std::size_t i = 0; i < keys.size(); ++i) {
    chosen_[i].gather(*keys[i].vector, places);
    chosen_keys_.emplace_back(&chosen_[i]);
  }
  table_.find_or_add(chosen_keys_, places.size(), found_);
}

void JoinTable::keep(const Chunk& chunk, std::span<const std::uint32_t> places) {
  const std::size_t before = groups_.size() - places.size();
  if (!chunk.times.empty() || !rows_.times.empty()) {
    rows_.times.resize(before, 1);
    for (const std::uint32_t place : places) rows_.times.push_back(chunk.times_of(place));
  }
  rows_.columns.resize(chunk.columns.size());
  for (const planner::Slot slot : slots_) {
    rows_.columns[slot].append(chunk.columns[slot], places);
    long_bytes_ += rows_.columns[slot].long_bytes(before);
  }
  rows_.size = groups_.size();
}

void JoinTable::group() {
  if (only_counts_) return;
  execution_.steps(groups_.size());
  begins_.assign(group_count() + 1, 0);
  for (const std::uint32_t group : groups_) ++begins_[group + 1];
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  places_.resize(groups_.size());
  std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
  for (std::uint32_t row = 0; row < groups_.size(); ++row) places_[next[groups_[row]]++] = row;
}

std::size_t JoinTable::bytes() const {
  std::size_t bytes = table_.bytes() + times_.capacity() * sizeof(std::uint64_t);
  for (const planner::Slot slot : slots_) {
    if (slot < rows_.columns.size()) bytes += rows_.columns[slot].bytes_per_row() * rows_.size;
  }
  // A row's group, its place, and its group's begin.
  return bytes + long_bytes_ + rows_.times.capacity() * sizeof(std::uint64_t) +
         groups_.size() * 4 * sizeof(std::uint32_t);
}

void JoinTable::find(const std::vector<KeyColumn>& keys, std::size_t rows,
                     std::vector<std::uint32_t>& groups) {
  if (kinds_.empty()) return groups.assign(rows, count_ > 0 ? 0 : kNone);
  table_.find(keys, rows, groups);
}

}  // namespace newsgraph::execution::batch
