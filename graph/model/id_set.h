// A set of ids as a bitmap: constant-time change, iteration in rising order, one bit an id.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace newsgraph::model {

class IdSet {
 public:
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

  std::size_t size() const { return size_; }

  /// Calls visit(id) for each id in rising order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      for (std::uint64_t bits = words_[word]; bits != 0; bits &= bits - 1) {
        visit(static_cast<std::uint32_t>(word * 64 + std::countr_zero(bits)));
      }
    }
  }

 private:
  std::vector<std::uint64_t> words_;
  std::size_t size_ = 0;
};

}  // namespace newsgraph::model
