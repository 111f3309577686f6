#include "newsgraph/ingest/language/network/quantised_dense.h"

#include <numeric>

namespace newsgraph::language {

namespace {

/// The unsigned byte that stands for zero where four numbers share a word.
constexpr std::int32_t kByteZero = 128;

}  // namespace

std::size_t QuantisedDense::append(const ModelFile& model, const std::string& weights,
                                   const std::string& bias) {
  const Section& section = model.section(weights);
  if (section.type != ElementType::kInt8 || section.rows != depth_ || section.columns == 0) {
    model.fail("has no int8 weights of " + std::to_string(depth_) + " rows in \"" + weights + "\"");
  }
  const std::size_t added = section.columns;
  for (std::size_t column = 0; column < added; ++column) {
    for (std::size_t row = 0; row < depth_; ++row) {
      by_column_.push_back(static_cast<std::int8_t>(section.bytes[row * added + column]));
    }
  }
  for (const float scale : model.floats(weights + ".scale", 1, added)) {
    scale_.push_back(scale / kQuantisedSteps);
  }
  bias_.resize(columns_);
  if (!bias.empty()) {
    const std::vector<float> values = model.floats(bias, 1, added);
    bias_.insert(bias_.end(), values.begin(), values.end());
  }
  columns_ += added;
  return added;
}

void QuantisedDense::finish() {
  const std::size_t per_word = kernels().numbers_per_word, words = depth_ / per_word;
  const unsigned bits = per_word == 4 ? 8 : 16;
  packed_.assign(words * width(), 0);
  start_.assign(width(), 0);
  scale_.resize(width());
  bias_.resize(width());
  for (std::size_t column = 0; column < columns_; ++column) {
    const std::int8_t* weights = by_column_.data() + column * depth_;
    std::uint32_t* panel = packed_.data() + column / kPanel * kPanel * words + column % kPanel;
    for (std::size_t k = 0; k < words; ++k) {
      std::uint32_t word = 0;
      for (std::size_t i = 0; i < per_word; ++i) {
        const auto weight = static_cast<std::uint32_t>(weights[k * per_word + i]);
        word |= (weight & ((1U << bits) - 1)) << (bits * i);
      }
      panel[k * kPanel] = word;
    }
    // Bytes around 128 bring 128 times every weight too much.
    if (per_word == 4) start_[column] = -kByteZero * std::accumulate(weights, weights + depth_, 0);
  }
  by_column_.clear();
  by_column_.shrink_to_fit();
}

}  // namespace newsgraph::language
