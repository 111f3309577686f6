#include "newsgraph/ingest/language/network/dense.h"

#include <algorithm>

namespace newsgraph::language {

Dense::Dense(const std::vector<float>& weights, const std::vector<float>& bias, std::size_t depth,
             std::size_t columns)
    : depth_(depth),
      columns_(columns),
      width_(padded(columns)),
      packed_(width_ * depth),
      bias_(width_) {
  for (std::size_t column = 0; column < columns; ++column) {
    float* panel = packed_.data() + column / kPanel * kPanel * depth + column % kPanel;
    for (std::size_t k = 0; k < depth; ++k) panel[k * kPanel] = weights[k * columns + column];
  }
  std::ranges::copy(bias, bias_.begin());
}

}  // namespace newsgraph::language
