// Whether a sanitizer watches: everything takes many times as long then, so that tests that try many
// random things try fewer.
#pragma once

#include <cstdint>

#if defined(__has_feature)  // as Clang has it
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define NEWSGRAPH_IS_SANITIZED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)  // as GCC has it
#define NEWSGRAPH_IS_SANITIZED
#endif

namespace newsgraph::testing {

#ifdef NEWSGRAPH_IS_SANITIZED
inline constexpr bool kIsSanitized = true;
#else
inline constexpr bool kIsSanitized = false;
#endif

/// How many to try where it is so many without a sanitizer.
constexpr std::uint32_t tries(std::uint32_t usual) {
  return kIsSanitized ? usual / 8 : usual;
}

}  // namespace newsgraph::testing
