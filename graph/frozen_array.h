// An array that nobody changes any more, wherever it lies: in memory of its own, or in a part of a
// file that is mapped into memory. Copies share what they read, and keep it alive.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace newsgraph {

template <class T>
class FrozenArray {
 public:
  FrozenArray() = default;
  explicit FrozenArray(std::vector<T> items) {
    auto owner = std::make_shared<const std::vector<T>>(std::move(items));
    items_ = *owner;
    owner_ = std::move(owner);
  }
  /// `items` must stay as they are for as long as `owner` is held.
  FrozenArray(std::shared_ptr<const void> owner, std::span<const T> items)
      : owner_(std::move(owner)), items_(items) {}

  /// The first `count` items, which lie where they are.
  FrozenArray first(std::size_t count) const { return {owner_, items_.first(count)}; }

  const T& operator[](std::size_t index) const { return items_[index]; }
  const T* data() const { return items_.data(); }
  std::size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  std::span<const T> span() const { return items_; }
  std::size_t bytes() const { return items_.size_bytes(); }

 private:
  std::shared_ptr<const void> owner_;
  std::span<const T> items_;
};

}  // namespace newsgraph
