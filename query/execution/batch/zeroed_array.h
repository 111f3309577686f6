// An array of zeros whose memory is touched only where it is used: as large as the graph has ids,
// in queries that mostly look at few of them.
//
// It counts as memory of the query page by page, as pages are first written to: so does the machine
// give it. What was only reserved or read costs nothing.
#pragma once

#include <atomic>
#include <cstdlib>
#include <memory>
#include <new>
#include <type_traits>
#include <vector>

#include "newsgraph/query/execution/kept_together.h"

namespace newsgraph::execution::batch {

/// The pages of an array that were written to. Several threads may write.
class WrittenPages {
 public:
  WrittenPages(Execution& execution, std::size_t bytes)
      : kept_(execution), words_(bytes / (kPageBytes * 64) + 1) {}

  /// To be called before something is written at a byte of the array.
  void note(std::size_t byte) {
    std::atomic_ref word(words_[byte / (kPageBytes * 64)]);
    const std::uint64_t bit = std::uint64_t{1} << (byte / kPageBytes % 64);
    if ((word.load(std::memory_order_relaxed) & bit) != 0) return;
    if ((word.fetch_or(bit, std::memory_order_relaxed) & bit) == 0) kept_.add(kPageBytes);
  }

 private:
  static constexpr std::size_t kPageBytes = 4096;

  KeptTogether kept_;
  std::vector<std::uint64_t> words_;  ///< a bitmap
};

/// Item's zero is all bits zero.
template <class Item>
class ZeroedArray {
  static_assert(std::is_trivially_copyable_v<Item>);

 public:
  ZeroedArray(Execution& execution, std::size_t size)
      : items_(static_cast<Item*>(std::calloc(size + 1, sizeof(Item)))),
        pages_(std::make_unique<WrittenPages>(execution, (size + 1) * sizeof(Item))) {
    if (!items_) throw std::bad_alloc();
  }
  const Item& operator[](std::size_t place) const { return items_.get()[place]; }
  /// For a place that is about to be written.
  Item& write(std::size_t place) {
    pages_->note(place * sizeof(Item));
    return written(place);
  }
  /// For a place that write() has given before.
  Item& written(std::size_t place) { return items_.get()[place]; }

 private:
  struct Free {
    void operator()(Item* items) const { std::free(items); }
  };
  std::unique_ptr<Item, Free> items_;
  std::unique_ptr<WrittenPages> pages_;
};

}  // namespace newsgraph::execution::batch
