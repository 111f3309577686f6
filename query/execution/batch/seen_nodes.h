// Which nodes have come up since the last reset: a bitmap that is cleared in proportion to what was
// put in, not to its size.
#pragma once

#include <cstdint>
#include <vector>

#include "newsgraph/query/execution/batch/zeroed_array.h"

namespace newsgraph::execution::batch {

class SeenNodes {
 public:
  SeenNodes(Execution& execution, std::uint32_t id_bound)
      : words_(execution, (std::size_t{id_bound} + 63) / 64) {}

  bool contains(std::uint32_t id) const { return (words_[id / 64] >> (id % 64) & 1) != 0; }
  /// False when it was there already. That cannot be foreseen, so no branch depends on it.
  bool insert(std::uint32_t id) {
    const std::uint32_t place = id / 64;
    const std::uint64_t word = words_[place], bit = std::uint64_t{1} << (id % 64);
    if (word == 0) {
      touched_.push_back(place);  // again, when all of it was erased: no harm
      words_.write(place) = bit;
      return true;
    }
    words_.written(place) = word | bit;
    return (word & bit) == 0;
  }
  /// Of a node that is there.
  void erase(std::uint32_t id) { words_.written(id / 64) &= ~(std::uint64_t{1} << (id % 64)); }
  void reset() {
    for (const std::uint32_t word : touched_) words_.written(word) = 0;
    touched_.clear();
  }

 private:
  ZeroedArray<std::uint64_t> words_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace newsgraph::execution::batch
