#include "newsgraph/query/execution/batch/groups/pair_table.h"

#include <algorithm>

namespace newsgraph::execution::batch {

std::uint32_t PairTable::number_in_list(std::uint32_t left, std::uint32_t right) {
  constexpr std::uint32_t kLongestList = 8;
  if (left >= lists_.size()) {
    lists_.resize(std::max<std::size_t>(std::size_t{left} + 1, lists_.size() * 2));
  }
  List& list = lists_[left];
  for (std::uint32_t at = list.first; at != 0; at = items_[at - 1].next) {
    if (items_[at - 1].right == right) return items_[at - 1].number;
  }
  if (list.length == kLongestList) {
    const std::uint32_t hashed = hashed_.number(std::uint64_t{left} << 32 | right);
    if (hashed == numbers_of_hashed_.size()) numbers_of_hashed_.push_back(size_++);
    return numbers_of_hashed_[hashed];
  }
  items_.push_back({right, size_, list.first});
  list.first = static_cast<std::uint32_t>(items_.size());
  ++list.length;
  return size_++;
}

void PairTable::clear() {
  table_.clear();
  lists_.clear();
  items_.clear();
  hashed_.clear();
  numbers_of_hashed_.clear();
  size_ = 0;
}

std::uint32_t PairTable::find_in_list(std::uint32_t left, std::uint32_t right) const {
  if (left >= lists_.size()) return NumberTable::kNone;
  for (std::uint32_t at = lists_[left].first; at != 0; at = items_[at - 1].next) {
    if (items_[at - 1].right == right) return items_[at - 1].number;
  }
  const std::uint32_t hashed = hashed_.find(std::uint64_t{left} << 32 | right);
  return hashed == NumberTable::kNone ? hashed : numbers_of_hashed_[hashed];
}

std::size_t PairTable::bytes() const {
  return (table_.capacity() + numbers_of_hashed_.capacity()) * sizeof(std::uint32_t) +
         lists_.capacity() * sizeof(List) + items_.capacity() * sizeof(Item) + hashed_.bytes();
}

}  // namespace newsgraph::execution::batch
