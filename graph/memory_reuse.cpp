#include "newsgraph/graph/memory_reuse.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace newsgraph {

void reuse_freed_memory() {
#ifdef __GLIBC__
  constexpr int kMiB = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, 32 * kMiB);  // the highest that glibc takes
  mallopt(M_TRIM_THRESHOLD, 64 * kMiB);
#endif
}

}  // namespace newsgraph
