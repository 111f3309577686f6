// An array of zeros as large as the graph has ids, of which memory is taken for what is used: for
// searches that look at few nodes, where even making room for all of them takes longer.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <vector>

namespace newsgraph::execution {

template <class Item>
class PagedArray {
  static_assert(std::is_trivially_copyable_v<Item>);

 public:
  explicit PagedArray(std::size_t size) : pages_(size / kPageItems + 1) {}

  /// Takes memory for the place.
  Item& operator[](std::size_t place) {
    std::unique_ptr<Page>& page = pages_[place / kPageItems];
    if (!page) page = std::make_unique<Page>();
    return (*page)[place % kPageItems];
  }
  const Item& operator[](std::size_t place) const {
    static constexpr Item kZero{};
    const std::unique_ptr<Page>& page = pages_[place / kPageItems];
    return page ? (*page)[place % kPageItems] : kZero;
  }
  /// Makes all items zeros again.
  void clear() {
    for (std::unique_ptr<Page>& page : pages_) page.reset();
  }

 private:
  static constexpr std::size_t kPageItems = 64;
  using Page = std::array<Item, kPageItems>;

  std::vector<std::unique_ptr<Page>> pages_;
};

}  // namespace newsgraph::execution
