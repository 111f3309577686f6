#include <immintrin.h>

#include "newsgraph/ingest/language/network/kernels.h"

#define LANES 16
#define NAME "avx512"

namespace newsgraph::language::avx512 {

using Integers = int __attribute__((vector_size(64)));
using Quantised = unsigned char;
constexpr int kZero = 128;

static inline Integers dot(Integers sum, Integers words, Integers weights) {
  return (Integers)_mm512_dpbusd_epi32((__m512i)sum, (__m512i)words, (__m512i)weights);
}

#include "newsgraph/ingest/language/network/kernels_body.inl"

}  // namespace newsgraph::language::avx512
