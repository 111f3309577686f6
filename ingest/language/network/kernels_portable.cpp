#include "newsgraph/ingest/language/network/kernels.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define LANES 4
#define NAME "portable"

namespace newsgraph::language::portable {

using Integers = int __attribute__((vector_size(16)));
using Quantised = short;
constexpr int kZero = 0;

static inline Integers dot(Integers sum, Integers words, Integers weights) {
#ifdef __SSE2__
  return sum + (Integers)_mm_madd_epi16((__m128i)words, (__m128i)weights);
#else
  // Shifted up and down again, the lower number of a word keeps its sign.
  return sum + ((words << 16) >> 16) * ((weights << 16) >> 16) + (words >> 16) * (weights >> 16);
#endif
}

#include "newsgraph/ingest/language/network/kernels_body.inl"

}  // namespace newsgraph::language::portable
