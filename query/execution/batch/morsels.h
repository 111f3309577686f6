// The ids of a set, handed out in parts to several threads.
//
// Source: morsel-driven parallelism (Leis, Boncz, Kemper, Neumann, SIGMOD 2014).
#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "newsgraph/graph/id_set.h"

namespace newsgraph::execution::batch {

class Morsels {
 public:
  /// Words of the set's bitmap in a part: no more ids than a chunk has rows.
  static constexpr std::size_t kWords = 32;

  explicit Morsels(const IdSet& ids) : ids_(ids) {}

  const IdSet& ids() const { return ids_; }
  std::size_t count() const { return (ids_.words().size() + kWords - 1) / kWords; }
  /// The number of the next part; count() or more when there is none left.
  std::size_t take() { return next_.fetch_add(1, std::memory_order_relaxed); }
  /// Calls visit(id) for the ids of a part in rising order.
  template <class Visit>
  void for_each(std::size_t part, const Visit& visit) const {
    const std::span<const std::uint64_t> words = ids_.words();
    const std::size_t end = std::min(words.size(), (part + 1) * kWords);
    for (std::size_t word = part * kWords; word < end; ++word) {
      for (std::uint64_t bits = words[word]; bits != 0; bits &= bits - 1) {
        visit(static_cast<std::uint32_t>(word * 64) +
              static_cast<std::uint32_t>(std::countr_zero(bits)));
      }
    }
  }
  /// Leaves nothing for anybody.
  void give_up() { next_.store(count(), std::memory_order_relaxed); }

 private:
  const IdSet& ids_;
  std::atomic<std::size_t> next_ = 0;
};

/// What one thread takes from them.
struct MorselTaker {
  Morsels* morsels = nullptr;
  std::size_t current = 0;  ///< the part that the thread is at
};

}  // namespace newsgraph::execution::batch
