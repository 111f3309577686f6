// An array of zeros whose memory is touched only where it is used: as large as the graph has ids,
// in queries that mostly look at few of them.
#pragma once

#include <cstdlib>
#include <memory>
#include <new>
#include <span>
#include <type_traits>

namespace newsgraph::execution::batch {

/// Item's zero is all bits zero.
template <class Item>
class ZeroedArray {
  static_assert(std::is_trivially_copyable_v<Item>);

 public:
  explicit ZeroedArray(std::size_t size)
      : items_(static_cast<Item*>(std::calloc(size + 1, sizeof(Item)))), size_(size) {
    if (!items_) throw std::bad_alloc();
  }
  Item& operator[](std::size_t place) { return items_.get()[place]; }
  const Item& operator[](std::size_t place) const { return items_.get()[place]; }
  std::span<Item> all() { return {items_.get(), size_}; }
  std::size_t size() const { return size_; }

 private:
  struct Free {
    void operator()(Item* items) const { std::free(items); }
  };
  std::unique_ptr<Item, Free> items_;
  std::size_t size_;
};

}  // namespace newsgraph::execution::batch
