// Numbers 64-bit words 0, 1, 2 … as they come up.
//
// Small words, as ids and most integers of news are, need no hashing: each is a place in a table of
// pages, as long as the pages are not mostly empty. All others are hashed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace newsgraph::execution {

class NumberTable {
 public:
  std::uint32_t number(std::uint64_t word) {
    if (word < kPlaces) {
      const std::size_t page = word / kPageSize;
      if (page < pages_.size() && pages_[page] != 0) return number_in(pages_[page] - 1, word);
    }
    return number_elsewhere(word);
  }
  /// The number that the word has; kNone when it has none.
  std::uint32_t find(std::uint64_t word) const {
    if (word < kPlaces) {
      const std::size_t page = word / kPageSize;
      if (page < pages_.size() && pages_[page] != 0) {
        return places_[(pages_[page] - 1) * kPageSize + word % kPageSize] - 1;
      }
    }
    return find_hashed(word);
  }
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  std::uint32_t number_of_null() {
    if (!null_) null_ = size_++;
    return *null_;
  }
  std::uint32_t size() const { return size_; }
  /// Forgets all words, but not the memory that they took.
  void clear();
  /// About how much memory it takes.
  std::size_t bytes() const;

 private:
  static constexpr std::uint64_t kPlaces = std::uint64_t{1} << 26;
  static constexpr std::size_t kPageSize = 64;

  struct Slot {
    std::uint64_t word;
    std::uint32_t number_and_one;  ///< 0: empty
  };

  std::uint32_t number_in(std::size_t page, std::uint64_t word) {
    std::uint32_t& place = places_[page * kPageSize + word % kPageSize];
    if (place == 0) place = ++size_;
    return place - 1;
  }
  std::uint32_t number_elsewhere(std::uint64_t word);
  std::uint32_t find_hashed(std::uint64_t word) const;
  std::uint32_t number_hashed(std::uint64_t word);
  void grow();

  std::vector<std::uint32_t> pages_;   ///< by a word's first bits: one more than the page; 0: none
  std::vector<std::uint32_t> places_;  ///< page by page: one more than the number; 0: none yet
  bool may_add_pages_ = true;          ///< for good, so that a word stays where it is looked for
  std::vector<Slot> slots_;            ///< open addressing
  std::size_t hashed_ = 0;
  std::optional<std::uint32_t> null_;
  std::uint32_t size_ = 0;
};

}  // namespace newsgraph::execution
