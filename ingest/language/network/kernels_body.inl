// Included once for each instruction set, inside a namespace of its own that defines
//   LANES                        the floats of a hardware vector
//   Quantised, kZero             a quantised number, and what stands for 0 (see kernels.h)
//   dot(sum, words, weights)     adds to each 32-bit lane the products of the numbers in two words
// Nothing here may call an inline function of another header: compiled
// with wider instructions, it could replace the portable copy at link time.

using Vector = float __attribute__((vector_size(LANES * sizeof(float))));
typedef float Unaligned __attribute__((vector_size(LANES * sizeof(float)), aligned(4)));

typedef int UnalignedIntegers __attribute__((vector_size(LANES * sizeof(int)), aligned(4)));
using Numbers = Quantised __attribute__((vector_size(LANES * sizeof(Quantised))));
constexpr std::size_t kNumbersPerWord = sizeof(std::uint32_t) / sizeof(Quantised);

constexpr std::size_t kVectors = kPanel / LANES;  // of a panel's row
constexpr int kRows = LANES == 16 ? 12 : 3;       // of a tile: as many as the registers hold

static inline Vector load(const float* p) {
  return *reinterpret_cast<const Unaligned*>(p);
}

static inline void store(float* p, Vector v) {
  *reinterpret_cast<Unaligned*>(p) = v;
}

template <int R>
static inline void tile(const float* x, std::size_t x_stride, const float* weights,
                        const float* bias, std::size_t depth, float* y, std::size_t y_stride) {
  Vector sum[R][kVectors];
  for (int r = 0; r < R; ++r) {
    const float* start = bias != nullptr ? bias : y + r * y_stride;
    for (std::size_t v = 0; v < kVectors; ++v) sum[r][v] = load(start + v * LANES);
  }
  for (std::size_t k = 0; k < depth; ++k) {
    Vector row[kVectors];
    for (std::size_t v = 0; v < kVectors; ++v) row[v] = load(weights + k * kPanel + v * LANES);
    for (int r = 0; r < R; ++r) {
      const float factor = x[r * x_stride + k];
      for (std::size_t v = 0; v < kVectors; ++v) sum[r][v] += factor * row[v];
    }
  }
  for (int r = 0; r < R; ++r) {
    for (std::size_t v = 0; v < kVectors; ++v) store(y + r * y_stride + v * LANES, sum[r][v]);
  }
}

template <int R>
static inline void last_rows(std::size_t rows, const float* x, std::size_t x_stride,
                             const float* weights, const float* bias, std::size_t depth, float* y,
                             std::size_t y_stride) {
  if constexpr (R > 0) {
    if (rows == R) {
      tile<R>(x, x_stride, weights, bias, depth, y, y_stride);
    } else {
      last_rows<R - 1>(rows, x, x_stride, weights, bias, depth, y, y_stride);
    }
  }
}

// Rows of x that stay in the second-level cache while all panels pass over them.
constexpr std::size_t kBlock = 8 * static_cast<std::size_t>(kRows);

static void multiply(const float* x, std::size_t x_stride, std::size_t rows, const float* weights,
                     const float* bias, std::size_t depth, std::size_t columns, float* y,
                     std::size_t y_stride) {
  for (std::size_t first = 0; first < rows; first += kBlock) {
    const std::size_t end = first + kBlock < rows ? first + kBlock : rows;
    for (std::size_t column = 0; column < columns; column += kPanel) {
      const float* panel = weights + column * depth;
      const float* start = bias != nullptr ? bias + column : nullptr;
      std::size_t r = first;
      for (; r + kRows <= end; r += kRows) {
        tile<kRows>(x + r * x_stride, x_stride, panel, start, depth, y + r * y_stride + column,
                    y_stride);
      }
      last_rows<kRows - 1>(end - r, x + r * x_stride, x_stride, panel, start, depth,
                           y + r * y_stride + column, y_stride);
    }
  }
}

static inline Integers load_integers(const void* p) {
  return *static_cast<const UnalignedIntegers*>(p);
}

template <int R>
static inline void quantised_tile(const std::uint32_t* x, std::size_t x_stride,
                                  const std::uint32_t* weights, const std::int32_t* start,
                                  const float* scale, const float* bias, std::size_t words,
                                  float* y, std::size_t y_stride) {
  Integers sum[R][kVectors];
  for (int r = 0; r < R; ++r) {
    for (std::size_t v = 0; v < kVectors; ++v) sum[r][v] = load_integers(start + v * LANES);
  }
  for (std::size_t k = 0; k < words; ++k) {
    Integers row[kVectors];
    for (std::size_t v = 0; v < kVectors; ++v) {
      row[v] = load_integers(weights + k * kPanel + v * LANES);
    }
    for (int r = 0; r < R; ++r) {
      const Integers word = Integers{} + static_cast<int>(x[r * x_stride + k]);
      for (std::size_t v = 0; v < kVectors; ++v) sum[r][v] = dot(sum[r][v], word, row[v]);
    }
  }
  for (int r = 0; r < R; ++r) {
    float* out = y + r * y_stride;
    for (std::size_t v = 0; v < kVectors; ++v) {
      const Vector base = load((bias != nullptr ? bias : out) + v * LANES);
      const Vector total = __builtin_convertvector(sum[r][v], Vector);
      store(out + v * LANES, base + total * load(scale + v * LANES));
    }
  }
}

template <int R>
static inline void last_quantised_rows(std::size_t rows, const std::uint32_t* x,
                                       std::size_t x_stride, const std::uint32_t* weights,
                                       const std::int32_t* start, const float* scale,
                                       const float* bias, std::size_t words, float* y,
                                       std::size_t y_stride) {
  if constexpr (R > 0) {
    if (rows == R) {
      quantised_tile<R>(x, x_stride, weights, start, scale, bias, words, y, y_stride);
    } else {
      last_quantised_rows<R - 1>(rows, x, x_stride, weights, start, scale, bias, words, y,
                                 y_stride);
    }
  }
}

static void multiply_quantised(const std::uint32_t* x, std::size_t x_stride, std::size_t rows,
                               const std::uint32_t* weights, const std::int32_t* start,
                               const float* scale, const float* bias, std::size_t words,
                               std::size_t columns, float* y, std::size_t y_stride) {
  for (std::size_t first = 0; first < rows; first += kBlock) {
    const std::size_t end = first + kBlock < rows ? first + kBlock : rows;
    for (std::size_t column = 0; column < columns; column += kPanel) {
      const std::uint32_t* panel = weights + column * words;
      const float* base = bias != nullptr ? bias + column : nullptr;
      std::size_t r = first;
      for (; r + kRows <= end; r += kRows) {
        quantised_tile<kRows>(x + r * x_stride, x_stride, panel, start + column, scale + column,
                              base, words, y + r * y_stride + column, y_stride);
      }
      last_quantised_rows<kRows - 1>(end - r, x + r * x_stride, x_stride, panel, start + column,
                                     scale + column, base, words, y + r * y_stride + column,
                                     y_stride);
    }
  }
}

/// e^x by 2^n · e^r, |r| ≤ ln 2 / 2, a polynomial of degree six: relative error below 2e-7.
static inline Vector exponential(Vector x) {
  const Vector zero = {};
  const Vector low = zero - 87.0F, high = zero + 87.0F;
  x = x < low ? low : x;
  x = x > high ? high : x;
  // Adding and taking away 1.5 · 2^23 rounds to the nearest integer.
  const Vector magic = zero + 12582912.0F;
  const Vector n = (x * 1.44269504F + magic) - magic;
  const Vector r = (x - n * 0.693359375F) + n * 2.12194440e-4F;
  Vector e = zero + 1.3888889e-3F;
  e = e * r + 8.3333333e-3F;
  e = e * r + 4.1666667e-2F;
  e = e * r + 1.6666667e-1F;
  e = e * r + 0.5F;
  e = e * r + 1.0F;
  e = e * r + 1.0F;
  const Integers exponent = (__builtin_convertvector(n, Integers) + 127) << 23;
  Vector scale;
  __builtin_memcpy(&scale, &exponent, sizeof scale);
  return e * scale;
}

static inline Vector sigmoid(Vector x) {
  return 1.0F / (1.0F + exponential(-x));
}

static inline Vector tangent(Vector x) {
  return 2.0F / (1.0F + exponential(-2.0F * x)) - 1.0F;
}

static inline void store_quantised(Vector x, Quantised* out) {
  // Adding and taking away 1.5 · 2^23 rounds to the nearest integer.
  const Vector magic = Vector{} + 12582912.0F;
  const Vector steps = (x * kQuantisedSteps + magic) - magic;
  const Integers whole = __builtin_convertvector(steps, Integers) + kZero;
  const Numbers numbers = __builtin_convertvector(whole, Numbers);
  __builtin_memcpy(out, &numbers, sizeof numbers);
}

static void quantise(const float* x, std::size_t count, std::uint32_t* words) {
  auto* out = reinterpret_cast<Quantised*>(words);
  for (std::size_t i = 0; i < count; i += LANES) store_quantised(load(x + i), out + i);
}

static void lstm_step(const float* gates, std::size_t gates_stride, std::size_t rows,
                      std::size_t units, float* cells, std::uint32_t* hidden,
                      std::size_t hidden_stride) {
  for (std::size_t r = 0; r < rows; ++r) {
    const float* gate = gates + r * gates_stride;
    float* cell = cells + r * units;
    auto* out = reinterpret_cast<Quantised*>(hidden + r * hidden_stride);
    for (std::size_t u = 0; u < units; u += LANES) {
      const Vector input = sigmoid(load(gate + u));
      const Vector forget = sigmoid(load(gate + units + u));
      const Vector candidate = tangent(load(gate + 2 * units + u));
      const Vector output = sigmoid(load(gate + 3 * units + u));
      const Vector c = forget * load(cell + u) + input * candidate;
      store(cell + u, c);
      store_quantised(output * tangent(c), out + u);
    }
  }
}

static void dot_rows(const float* a, const float* b, std::size_t b_stride, std::size_t count,
                     std::size_t depth, float* scores) {
  for (std::size_t i = 0; i < count; ++i) {
    const float* row = b + i * b_stride;
    Vector sums = {};
    std::size_t k = 0;
    for (; k + LANES <= depth; k += LANES) sums += load(a + k) * load(row + k);
    float total = 0;
    for (int lane = 0; lane < LANES; ++lane) total += sums[lane];
    for (; k < depth; ++k) total += a[k] * row[k];
    scores[i] = total;
  }
}

static double peak(std::size_t rounds) {
  constexpr int kChains = 16;  // enough to hide the latency of a multiply-add
  Vector sums[kChains];
  for (int chain = 0; chain < kChains; ++chain) sums[chain] = Vector{} + 0.5F;
  Vector factor = Vector{} + 0.999F, add = Vector{} + 0.001F;
  asm volatile("" : "+x"(factor), "+x"(add));
  for (std::size_t round = 0; round < rounds; ++round) {
    for (int chain = 0; chain < kChains; ++chain) sums[chain] = sums[chain] * factor + add;
  }
  for (int chain = 0; chain < kChains; ++chain) asm volatile("" : : "x"(sums[chain]));
  return 2.0 * LANES * kChains * static_cast<double>(rounds);
}

extern const Kernels kSet;
const Kernels kSet{NAME,     kNumbersPerWord, multiply, multiply_quantised,
                   quantise, lstm_step,       dot_rows, peak};
