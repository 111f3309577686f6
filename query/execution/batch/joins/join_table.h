// The rows that one side of a join keeps, grouped by their keys.
#pragma once

#include <span>

#include "newsgraph/query/execution/batch/groups/key_table.h"
#include "newsgraph/query/execution/batch/joins/make.h"

namespace newsgraph::execution::batch {

class JoinTable {
 public:
  /// Rows are kept with these slots. With `only_counts` nothing is kept of them but how many there
  /// are. Without keys, all are one group.
  JoinTable(Execution& execution, std::vector<Kind> kinds, Slots slots, bool only_counts);

  void clear();
  /// Keeps the rows at these rising places, and the groups that their keys make.
  void add(const Chunk& chunk, const std::vector<KeyColumn>& keys,
           std::span<const std::uint32_t> places);
  /// To be called when all have been added, before any is looked up.
  void group();
  /// How many rows were added.
  std::size_t size() const { return count_; }
  std::size_t bytes() const;

  static constexpr std::uint32_t kNone = KeyTable::kNone;
  /// Writes the group that each row's keys belong to, kNone where there is none.
  void find(const std::vector<KeyColumn>& keys, std::size_t rows,
            std::vector<std::uint32_t>& groups);
  /// How many rows the group's rows stand for; only where nothing else is kept.
  std::uint64_t times_of(std::uint32_t group) const { return times_[group]; }
  /// The places of the group's rows among those kept, in the order in which they were added.
  std::span<const std::uint32_t> places_of(std::uint32_t group) const {
    return std::span(places_).subspan(begins_[group], begins_[group + 1] - begins_[group]);
  }
  const Chunk& rows() const { return rows_; }

 private:
  /// Writes the groups of the rows at these places into found_.
  void number(const std::vector<KeyColumn>& keys, std::size_t rows,
              std::span<const std::uint32_t> places);
  void keep(const Chunk& chunk, std::span<const std::uint32_t> places);
  std::size_t group_count() const { return kinds_.empty() ? 1 : table_.size(); }

  Execution& execution_;
  KeptRows kept_;
  std::vector<Kind> kinds_;
  KeyTable table_;
  Slots slots_;
  bool only_counts_;
  Chunk rows_;
  std::size_t long_bytes_ = 0;  ///< of those
  std::size_t count_ = 0;
  std::vector<std::uint64_t> times_;            ///< by group
  std::vector<std::uint32_t> groups_;           ///< by row, as they were added
  std::vector<std::uint32_t> begins_, places_;  ///< of the rows, group by group
  std::vector<std::uint32_t> found_;
  std::vector<Vector> chosen_;  ///< keys at the places of some rows
  std::vector<KeyColumn> chosen_keys_;
};

}  // namespace newsgraph::execution::batch
