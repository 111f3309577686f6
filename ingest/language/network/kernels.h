// The arithmetic the network spends its time in, once for each instruction set.
//
// Every result depends on its own row of input alone and is summed in a fixed order, so an analysis
// is the same, bit for bit, however sentences are batched and however many threads run.
#pragma once

#include <cstddef>
#include <cstdint>

namespace newsgraph::language {

/// Columns of a packed weight panel; every output row is padded to a multiple of it.
inline constexpr std::size_t kPanel = 32;

constexpr std::size_t padded(std::size_t columns) {
  return (columns + kPanel - 1) / kPanel * kPanel;
}

/// Steps of a quantised number in (-1, 1): x stands as round(127 x).
inline constexpr float kQuantisedSteps = 127;

/// Numbers in (-1, 1), which is all that an LSTM puts out, are handed on quantised and packed into
/// words of 32 bits: `numbers_per_word` of them, 2 as signed 16 bits each or 4 as unsigned bytes
/// around 128, whichever the instruction set multiplies fastest. Their products with int8 weights
/// are summed exactly, so all sets agree to the last bit.
struct Kernels {
  const char* name;  ///< the instruction set
  std::size_t numbers_per_word;

  /// y[r][0, padded columns) (+)= x[r][0, depth) · weights, for `rows` rows. `weights` holds panels
  /// of kPanel columns, each depth × kPanel. Starts from `bias` (padded), or adds to y where that
  /// is null. Distances between rows are in floats.
  void (*multiply)(const float* x, std::size_t x_stride, std::size_t rows, const float* weights,
                   const float* bias, std::size_t depth, std::size_t columns, float* y,
                   std::size_t y_stride);

  /// The same from quantised rows of `words` words. `weights` holds panels of kPanel columns, each
  /// words × kPanel: what a word of x is multiplied with, packed alike but signed. The sum, begun
  /// at `start`, times `scale` is added to `bias`, or to y where that is null.
  void (*multiply_quantised)(const std::uint32_t* x, std::size_t x_stride, std::size_t rows,
                             const std::uint32_t* weights, const std::int32_t* start,
                             const float* scale, const float* bias, std::size_t words,
                             std::size_t columns, float* y, std::size_t y_stride);

  /// Quantises `count` numbers in (-1, 1), a multiple of 16.
  void (*quantise)(const float* x, std::size_t count, std::uint32_t* words);

  /// One LSTM step of `rows` rows: gates i, f, g, o side by side, `units` each (a multiple of 16).
  /// Updates cells in place, writes the hidden states quantised.
  void (*lstm_step)(const float* gates, std::size_t gates_stride, std::size_t rows,
                    std::size_t units, float* cells, std::uint32_t* hidden,
                    std::size_t hidden_stride);

  /// scores[i] = Σ a[k] · b[i][k] for `count` rows b.
  void (*dot_rows)(const float* a, const float* b, std::size_t b_stride, std::size_t count,
                   std::size_t depth, float* scores);

  /// The same rounded, pipelined multiply-adds in registers only: `rounds` of them, returns the
  /// count of floating-point operations. Measures the machine's peak for benchmarks.
  double (*peak)(std::size_t rounds);
};

/// The fastest set this processor runs. NEWSGRAPH_KERNELS names another in the environment
/// ("portable", "avx2", "avx512"), for tests and measurements.
const Kernels& kernels();

/// All sets this processor runs, the portable one first.
struct KernelList {
  const Kernels* sets[3];
  std::size_t count;
};
const KernelList& available_kernels();

}  // namespace newsgraph::language
