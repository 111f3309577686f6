// A layer of weights laid out for the kernels.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/language/model_file.h"
#include "newsgraph/ingest/language/network/kernels.h"

namespace newsgraph::language {

/// y = x · W + b, with W of depth × columns.
class Dense {
 public:
  Dense() = default;
  /// From weights by rows (depth × columns) and `columns` biases; empty biases are zeros.
  Dense(const std::vector<float>& weights, const std::vector<float>& bias, std::size_t depth,
        std::size_t columns);

  /// Rows of `width()` floats; y_stride ≥ width(). See Kernels::multiply.
  void apply(const float* x, std::size_t x_stride, std::size_t rows, float* y,
             std::size_t y_stride) const {
    kernels().multiply(x, x_stride, rows, packed_.data(), bias_.data(), depth_, width_, y,
                       y_stride);
  }
  /// Adds x · W to y, without the bias.
  void add(const float* x, std::size_t x_stride, std::size_t rows, float* y,
           std::size_t y_stride) const {
    kernels().multiply(x, x_stride, rows, packed_.data(), nullptr, depth_, width_, y, y_stride);
  }

  std::size_t depth() const { return depth_; }
  std::size_t columns() const { return columns_; }
  /// The columns, padded to whole panels; what is beyond columns() is zero.
  std::size_t width() const { return width_; }

 private:
  std::size_t depth_ = 0;
  std::size_t columns_ = 0;
  std::size_t width_ = 0;
  std::vector<float> packed_;
  std::vector<float> bias_;
};

/// max(0, x), in place.
inline void rectify(float* x, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) x[i] = x[i] > 0 ? x[i] : 0;
}

/// Index of the first largest of `count` numbers.
inline std::size_t largest(const float* x, std::size_t count) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < count; ++i) {
    if (x[i] > x[best]) best = i;
  }
  return best;
}

}  // namespace newsgraph::language
