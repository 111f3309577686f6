// A set of ids as a bitmap: constant-time change, iteration in rising order, one bit an id.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace newsgraph {

/// How many bits are set. std::popcount() calls a function where the instruction set is the oldest
/// one.
constexpr std::uint32_t count_bits(std::uint64_t bits) {
  bits -= bits >> 1 & 0x5555'5555'5555'5555;
  bits = (bits & 0x3333'3333'3333'3333) + (bits >> 2 & 0x3333'3333'3333'3333);
  bits = (bits + (bits >> 4)) & 0x0f0f'0f0f'0f0f'0f0f;
  return static_cast<std::uint32_t>(bits * 0x0101'0101'0101'0101 >> 56);
}

class IdSet {
 public:
  /// What next() answers when there is no more.
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  IdSet() = default;
  /// The set whose bitmap is `words`: id i is bit i % 64 of word i / 64.
  explicit IdSet(std::vector<std::uint64_t> words) : words_(std::move(words)) {
    for (const std::uint64_t word : words_) size_ += count_bits(word);
  }

  bool contains(std::uint32_t id) const {
    const std::size_t word = id / 64;
    return word < words_.size() && (words_[word] >> (id % 64) & 1) != 0;
  }

  void insert(std::uint32_t id) {
    const std::size_t word = id / 64;
    if (word >= words_.size()) words_.resize(word + 1);
    const std::uint64_t bit = std::uint64_t{1} << (id % 64);
    size_ += (words_[word] & bit) == 0 ? 1 : 0;
    words_[word] |= bit;
  }

  void erase(std::uint32_t id) {
    if (!contains(id)) return;
    words_[id / 64] &= ~(std::uint64_t{1} << (id % 64));
    --size_;
  }

  /// How many ids are in the set.
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  /// How many ids are in both sets.
  std::size_t count_common(const IdSet& other) const {
    std::size_t count = 0;
    for (std::size_t word = 0; word < std::min(words_.size(), other.words_.size()); ++word) {
      count += count_bits(words_[word] & other.words_[word]);
    }
    return count;
  }
  bool is_subset_of(const IdSet& other) const { return count_common(other) == size_; }

  /// The bitmap. Ids from 64 * words().size() on are not in the set.
  std::span<const std::uint64_t> words() const { return words_; }

  /// The lowest id of the set that is not below `from`; kNone when there is none.
  std::uint32_t next(std::uint32_t from) const {
    std::size_t word = from / 64;
    if (word >= words_.size()) return kNone;
    std::uint64_t bits = words_[word] >> (from % 64) << (from % 64);
    while (bits == 0) {
      if (++word == words_.size()) return kNone;
      bits = words_[word];
    }
    return static_cast<std::uint32_t>(word * 64 + static_cast<unsigned>(std::countr_zero(bits)));
  }

  /// Calls visit(id) for each id in rising order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      for (std::uint64_t bits = words_[word]; bits != 0; bits &= bits - 1) {
        visit(
            static_cast<std::uint32_t>(word * 64 + static_cast<unsigned>(std::countr_zero(bits))));
      }
    }
  }

  /// Bytes of memory.
  std::size_t memory() const { return words_.capacity() * sizeof(std::uint64_t); }

 private:
  std::vector<std::uint64_t> words_;
  std::size_t size_ = 0;
};

}  // namespace newsgraph
