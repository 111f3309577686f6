// Which nodes have come up since the last reset: a bitmap that is cleared in proportion to what was
// put in, not to its size.
#pragma once

#include <cstdint>
#include <vector>

namespace newsgraph::execution::batch {

class SeenNodes {
 public:
  explicit SeenNodes(std::uint32_t id_bound) : words_((std::size_t{id_bound} + 63) / 64) {}

  bool contains(std::uint32_t id) const { return (words_[id / 64] >> (id % 64) & 1) != 0; }
  /// False when it was there already.
  bool insert(std::uint32_t id) {
    std::uint64_t& word = words_[id / 64];
    const std::uint64_t bit = std::uint64_t{1} << (id % 64);
    if ((word & bit) != 0) return false;
    if (word == 0) touched_.push_back(id / 64);  // again, when all of it was erased: no harm
    word |= bit;
    return true;
  }
  void erase(std::uint32_t id) { words_[id / 64] &= ~(std::uint64_t{1} << (id % 64)); }
  void reset() {
    for (const std::uint32_t word : touched_) words_[word] = 0;
    touched_.clear();
  }

 private:
  std::vector<std::uint64_t> words_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace newsgraph::execution::batch
