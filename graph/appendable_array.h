// An array of which a beginning is frozen and the rest still grows.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "newsgraph/graph/frozen_array.h"

namespace newsgraph {

template <class T>
class AppendableArray {
 public:
  AppendableArray() = default;
  explicit AppendableArray(FrozenArray<T> base) : base_(std::move(base)) {}

  const T& operator[](std::size_t index) const {
    return index < base_.size() ? base_[index] : rest_[index - base_.size()];
  }
  /// `index` is past the frozen beginning.
  void set(std::size_t index, T item) { rest_[index - base_.size()] = item; }
  void resize(std::size_t size) {
    if (size < base_.size()) base_ = base_.first(size);
    rest_.resize(size - base_.size());
  }
  std::size_t size() const { return base_.size() + rest_.size(); }

  /// Freezes all of it.
  void freeze() {
    if (is_frozen()) return;
    std::vector<T> whole;
    if (!base_.empty()) {
      whole.reserve(size());
      whole.assign(base_.begin(), base_.end());
      whole.insert(whole.end(), rest_.begin(), rest_.end());
      rest_ = {};
    } else {
      whole = std::exchange(rest_, {});
      whole.shrink_to_fit();
    }
    base_ = FrozenArray(std::move(whole));
  }
  bool is_frozen() const { return rest_.empty(); }
  const FrozenArray<T>& base() const { return base_; }
  /// Bytes of memory.
  std::size_t memory() const { return base_.bytes() + rest_.capacity() * sizeof(T); }

 private:
  FrozenArray<T> base_;
  std::vector<T> rest_;
};

}  // namespace newsgraph
