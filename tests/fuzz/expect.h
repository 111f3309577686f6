// What a fuzzer holds to be true.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace newsgraph::fuzz {

/// Ends the run, and so saves the input, where something does not hold.
inline void expect(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "it does not hold: %s\n", what);
  std::abort();
}

}  // namespace newsgraph::fuzz
