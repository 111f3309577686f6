// The mean of numbers that come one after the other, or many of the same at once.
#pragma once

#include <cstdint>
#include <optional>

#include "newsgraph/graph/int128.h"

namespace newsgraph::functions {

/// Of integers: exact before it is divided, so that their order makes no difference.
class IntegerMean {
 public:
  void add(std::int64_t number, std::uint64_t times) {
    sum_ += static_cast<Int128>(number) * times;
    count_ += times;
  }
  void add(const IntegerMean& other) {
    sum_ += other.sum_;
    count_ += other.count_;
  }
  std::uint64_t count() const { return count_; }
  /// nullopt of nothing.
  std::optional<double> mean() const {
    if (count_ == 0) return std::nullopt;
    return static_cast<double>(sum_) / static_cast<double>(count_);
  }

 private:
  Int128 sum_ = 0;
  std::uint64_t count_ = 0;
};

/// Of floats: Welford's running mean, which does not overflow where a sum would.
class FloatMean {
 public:
  void add(double number, std::uint64_t times) {
    count_ += times;
    mean_ += (number - mean_) / static_cast<double>(count_) * static_cast<double>(times);
  }
  std::uint64_t count() const { return count_; }
  /// 0 of nothing.
  double mean() const { return mean_; }

 private:
  double mean_ = 0;
  std::uint64_t count_ = 0;
};

}  // namespace newsgraph::functions
