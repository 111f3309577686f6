#include "newsgraph/ingest/language/network/kernels.h"

#include <cstdlib>
#include <string_view>

namespace newsgraph::language {

namespace portable {
extern const Kernels kSet;
}
#ifdef NEWSGRAPH_X86_KERNELS
namespace avx2 {
extern const Kernels kSet;
}
namespace avx512 {
extern const Kernels kSet;
}
#endif

namespace {

KernelList find_available() {
  KernelList list{{&portable::kSet}, 1};
#ifdef NEWSGRAPH_X86_KERNELS
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    list.sets[list.count++] = &avx2::kSet;
  }
  if (__builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vnni")) {
    list.sets[list.count++] = &avx512::kSet;
  }
#endif
  return list;
}

const Kernels& choose() {
  const KernelList& list = available_kernels();
  if (const char* wanted = std::getenv("NEWSGRAPH_KERNELS")) {
    for (std::size_t i = 0; i < list.count; ++i) {
      if (std::string_view(list.sets[i]->name) == wanted) return *list.sets[i];
    }
  }
  return *list.sets[list.count - 1];
}

}  // namespace

const KernelList& available_kernels() {
  static const KernelList list = find_available();
  return list;
}

const Kernels& kernels() {
  static const Kernels& chosen = choose();
  return chosen;
}

}  // namespace newsgraph::language
