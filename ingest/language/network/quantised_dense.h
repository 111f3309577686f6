// A layer of int8 weights on the quantised output of an LSTM.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "newsgraph/ingest/language/model_file.h"
#include "newsgraph/ingest/language/network/kernels.h"

namespace newsgraph::language {

/// Layers of one depth side by side: y = x · W + b, where each column of W is int8 times a scale.
class QuantisedDense {
 public:
  QuantisedDense() = default;
  /// A layer of inputs of `depth` numbers. Add columns, then finish().
  explicit QuantisedDense(std::size_t depth) : depth_(depth) {}

  /// Appends the columns of the int8 section `weights` (depth × columns) with their scales in
  /// `weights`.scale, and biases in the section `bias`, zeros where it is empty. Returns their
  /// count. Throws Error.
  std::size_t append(const ModelFile& model, const std::string& weights, const std::string& bias);
  /// Lays the columns out for the kernels; call once, after the last append().
  void finish();

  /// Rows of `width()` floats from quantised rows; strides in words and floats.
  void apply(const std::uint32_t* x, std::size_t x_stride, std::size_t rows, float* y,
             std::size_t y_stride) const {
    multiply(x, x_stride, rows, bias_.data(), y, y_stride);
  }
  /// Adds x · W to y, without the bias.
  void add(const std::uint32_t* x, std::size_t x_stride, std::size_t rows, float* y,
           std::size_t y_stride) const {
    multiply(x, x_stride, rows, nullptr, y, y_stride);
  }

  std::size_t columns() const { return columns_; }
  /// The columns, padded to whole panels; what is beyond columns() is zero.
  std::size_t width() const { return padded(columns_); }

 private:
  void multiply(const std::uint32_t* x, std::size_t x_stride, std::size_t rows, const float* bias,
                float* y, std::size_t y_stride) const {
    kernels().multiply_quantised(x, x_stride, rows, packed_.data(), start_.data(), scale_.data(),
                                 bias, depth_ / kernels().numbers_per_word, columns_, y, y_stride);
  }

  std::size_t depth_ = 0;
  std::size_t columns_ = 0;
  std::vector<std::int8_t> by_column_;  ///< the columns one after another, until finish()
  std::vector<std::uint32_t> packed_;
  std::vector<std::int32_t> start_;
  std::vector<float> scale_;
  std::vector<float> bias_;
};

}  // namespace newsgraph::language
