#include "newsgraph/ingest/language/network/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace newsgraph::language {
namespace {

// Every instruction set of this machine against the obvious loop.
class KernelSets : public testing::TestWithParam<std::size_t> {
 protected:
  const Kernels& set() const { return *available_kernels().sets[GetParam()]; }

  std::vector<float> random_floats(std::size_t count) {
    std::uniform_real_distribution<float> between(-1, 1);
    std::vector<float> values(count);
    for (float& value : values) value = between(random_);
    return values;
  }

  std::mt19937 random_{5};
};

INSTANTIATE_TEST_SUITE_P(OfThisMachine, KernelSets,
                         testing::Range<std::size_t>(0, available_kernels().count),
                         [](const auto& each) {
                           return std::string(available_kernels().sets[each.param]->name);
                         });

constexpr std::size_t kDepth = 48, kColumns = 2 * kPanel;

TEST_P(KernelSets, MultiplyAnyCountOfRows) {
  for (std::size_t rows = 1; rows < 30; ++rows) {
    const std::vector<float> x = random_floats(rows * kDepth);
    const std::vector<float> weights = random_floats(kDepth * kColumns);  // in panels
    const std::vector<float> bias = random_floats(kColumns);
    std::vector<float> y(rows * kColumns);
    set().multiply(x.data(), kDepth, rows, weights.data(), bias.data(), kDepth, kColumns, y.data(),
                   kColumns);
    set().multiply(x.data(), kDepth, rows, weights.data(), nullptr, kDepth, kColumns, y.data(),
                   kColumns);  // adds once more
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t c = 0; c < kColumns; ++c) {
        double sum = 0;
        for (std::size_t k = 0; k < kDepth; ++k) {
          const float weight = weights[c / kPanel * kPanel * kDepth + k * kPanel + c % kPanel];
          sum += static_cast<double>(x[r * kDepth + k]) * weight;
        }
        ASSERT_NEAR(y[r * kColumns + c], bias[c] + 2 * sum, 1e-4) << rows << ' ' << r << ' ' << c;
      }
    }
  }
}

TEST_P(KernelSets, ARowsResultDoesNotDependOnItsNeighbours) {
  constexpr std::size_t kRows = 29;
  const std::vector<float> x = random_floats(kRows * kDepth);
  const std::vector<float> weights = random_floats(kDepth * kColumns);
  const std::vector<float> bias = random_floats(kColumns);
  std::vector<float> together(kRows * kColumns), alone(kColumns);
  set().multiply(x.data(), kDepth, kRows, weights.data(), bias.data(), kDepth, kColumns,
                 together.data(), kColumns);
  for (std::size_t r = 0; r < kRows; ++r) {
    set().multiply(x.data() + r * kDepth, kDepth, 1, weights.data(), bias.data(), kDepth, kColumns,
                   alone.data(), kColumns);
    for (std::size_t c = 0; c < kColumns; ++c) ASSERT_EQ(alone[c], together[r * kColumns + c]);
  }
}

/// int8 weights packed as a set wants them.
std::vector<std::uint32_t> pack(const std::vector<int>& weights, std::size_t per_word) {
  const std::size_t words = kDepth / per_word;
  const unsigned bits = 32 / static_cast<unsigned>(per_word);
  std::vector<std::uint32_t> packed(words * kColumns);
  for (std::size_t k = 0; k < kDepth; ++k) {
    for (std::size_t c = 0; c < kColumns; ++c) {
      const auto weight = static_cast<std::uint32_t>(weights[k * kColumns + c]);
      packed[c / kPanel * kPanel * words + k / per_word * kPanel + c % kPanel] |=
          (weight & ((1U << bits) - 1)) << (bits * (k % per_word));
    }
  }
  return packed;
}

TEST_P(KernelSets, MultiplyQuantisedNumbersExactly) {
  constexpr std::size_t kRows = 17;
  const std::size_t per_word = set().numbers_per_word, words = kDepth / per_word;
  std::vector<float> x = random_floats(kRows * kDepth);
  x[0] = 0.99999F;  // the ends of the range
  x[1] = -0.99999F;
  std::vector<std::uint32_t> quantised(kRows * words);
  set().quantise(x.data(), x.size(), quantised.data());

  std::uniform_int_distribution<int> int8(-127, 127);
  std::vector<int> weights(kDepth * kColumns);
  for (int& weight : weights) weight = int8(random_);
  std::vector<std::int32_t> start(kColumns, 0);
  for (std::size_t c = 0; c < kColumns && per_word == 4; ++c) {
    for (std::size_t k = 0; k < kDepth; ++k) start[c] -= 128 * weights[k * kColumns + c];
  }
  const std::vector<float> ones(kColumns, 1), zeros(kColumns, 0);
  std::vector<float> y(kRows * kColumns);
  set().multiply_quantised(quantised.data(), words, kRows, pack(weights, per_word).data(),
                           start.data(), ones.data(), zeros.data(), words, kColumns, y.data(),
                           kColumns);
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t c = 0; c < kColumns; ++c) {
      long sum = 0;
      for (std::size_t k = 0; k < kDepth; ++k) {
        const float scaled = x[r * kDepth + k] * kQuantisedSteps;
        sum += std::lrint(scaled) * weights[k * kColumns + c];
      }
      ASSERT_EQ(y[r * kColumns + c], static_cast<float>(sum)) << r << ' ' << c;
    }
  }
}

TEST_P(KernelSets, StepAnLstm) {
  constexpr std::size_t kUnits = 32, kRows = 3;
  std::vector<float> gates = random_floats(kRows * 4 * kUnits);
  for (float& gate : gates) gate *= 6;
  gates[0] = 1000;  // saturates
  gates[1] = -1000;
  const std::vector<float> before = random_floats(kRows * kUnits);
  std::vector<float> cells = before;
  const std::size_t words = kUnits / set().numbers_per_word;
  std::vector<std::uint32_t> hidden(kRows * words), expected(words);
  set().lstm_step(gates.data(), 4 * kUnits, kRows, kUnits, cells.data(), hidden.data(), words);
  const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t u = 0; u < kUnits; ++u) {
      const float* gate = gates.data() + r * 4 * kUnits + u;
      const double cell = sigmoid(gate[kUnits]) * before[r * kUnits + u] +
                          sigmoid(gate[0]) * std::tanh(static_cast<double>(gate[2 * kUnits]));
      ASSERT_NEAR(cells[r * kUnits + u], cell, 1e-5);
      const double output = sigmoid(gate[3 * kUnits]) * std::tanh(cell) * kQuantisedSteps;
      const auto bits = 32 / set().numbers_per_word;
      const std::uint32_t word = hidden[r * words + u / set().numbers_per_word];
      const std::uint32_t packed = word >> (bits * (u % set().numbers_per_word));
      const int number = bits == 8 ? static_cast<int>(packed & 0xffU) - 128
                                   : static_cast<std::int16_t>(packed & 0xffffU);
      ASSERT_NEAR(number, output, 0.51);
    }
  }
}

TEST_P(KernelSets, DotRows) {
  const std::vector<float> a = random_floats(kDepth), b = random_floats(5 * (kDepth + 1));
  std::vector<float> scores(5);
  set().dot_rows(a.data(), b.data(), kDepth + 1, 5, kDepth, scores.data());
  for (std::size_t i = 0; i < 5; ++i) {
    double sum = 0;
    for (std::size_t k = 0; k < kDepth; ++k) {
      sum += static_cast<double>(a[k]) * b[i * (kDepth + 1) + k];
    }
    EXPECT_NEAR(scores[i], sum, 1e-4);
  }
}

}  // namespace
}  // namespace newsgraph::language
