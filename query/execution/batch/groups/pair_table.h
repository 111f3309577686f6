// Numbers pairs of numbers 0, 1, 2 … as they come up.
//
// Both are such numbers themselves, of groups and of values. Few values in few groups have a place
// each in a table. Where there are many groups, the few values of each are in a list of its own:
// groups mostly come up one after the other, and so do their lists. Only what is too much for a
// list is hashed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "newsgraph/query/execution/number_table.h"

namespace newsgraph::execution::batch {

class PairTable {
 public:
  std::uint32_t number(std::uint32_t left, std::uint32_t right) {
    if (left >= kTableRows || right >= kTableColumns) return number_in_list(left, right);
    const std::size_t place = std::size_t{left} * kTableColumns + right;
    if (place >= table_.size()) table_.resize((std::size_t{left} + 1) * kTableColumns);
    if (table_[place] == 0) table_[place] = ++size_;
    return table_[place] - 1;
  }
  /// The number that the pair has; NumberTable::kNone when it has none.
  std::uint32_t find(std::uint32_t left, std::uint32_t right) const {
    if (left >= kTableRows || right >= kTableColumns) return find_in_list(left, right);
    const std::size_t place = std::size_t{left} * kTableColumns + right;
    return place < table_.size() ? table_[place] - 1 : NumberTable::kNone;
  }
  std::uint32_t size() const { return size_; }
  /// Forgets all pairs, but not the memory that they took.
  void clear();
  /// About how much memory it takes.
  std::size_t bytes() const;

 private:
  static constexpr std::uint32_t kTableRows = 1024, kTableColumns = 256;

  struct List {
    std::uint32_t first;  ///< one more than its place among the items; 0: none
    std::uint32_t length;
  };
  struct Item {
    std::uint32_t right, number;
    std::uint32_t next;  ///< as List::first
  };

  std::uint32_t number_in_list(std::uint32_t left, std::uint32_t right);
  std::uint32_t find_in_list(std::uint32_t left, std::uint32_t right) const;

  std::vector<std::uint32_t> table_;  ///< one more than the number; 0: none yet
  std::vector<List> lists_;           ///< by left
  std::vector<Item> items_;
  NumberTable hashed_;
  std::vector<std::uint32_t> numbers_of_hashed_;
  std::uint32_t size_ = 0;
};

}  // namespace newsgraph::execution::batch
