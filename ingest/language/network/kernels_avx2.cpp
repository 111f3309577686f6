#include <immintrin.h>

#include "newsgraph/ingest/language/network/kernels.h"

#define LANES 8
#define NAME "avx2"

namespace newsgraph::language::avx2 {

using Integers = int __attribute__((vector_size(32)));
using Quantised = short;
constexpr int kZero = 0;

static inline Integers dot(Integers sum, Integers words, Integers weights) {
  return sum + (Integers)_mm256_madd_epi16((__m256i)words, (__m256i)weights);
}

#include "newsgraph/ingest/language/network/kernels_body.inl"

}  // namespace newsgraph::language::avx2
