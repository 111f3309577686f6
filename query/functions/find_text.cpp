#include "newsgraph/query/functions/find_text.h"

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace newsgraph::functions {
namespace {

/// Texts up to here are searched place by place: too short for a product of lengths to matter.
constexpr std::size_t kShort = 512;

#if defined(__SSE2__)
/// Where the part begins in the text, tried at 16 places at once by its first and last byte.
std::size_t find_short(std::string_view text, std::string_view part) {
  const std::size_t last = part.size() - 1;
  const std::size_t places = text.size() - last;
  const __m128i first_byte = _mm_set1_epi8(part.front());
  const __m128i last_byte = _mm_set1_epi8(part.back());
  std::size_t at = 0;
  for (; at + 16 <= places; at += 16) {
    const auto* begin = reinterpret_cast<const __m128i*>(text.data() + at);
    const auto* end = reinterpret_cast<const __m128i*>(text.data() + at + last);
    const __m128i both = _mm_and_si128(_mm_cmpeq_epi8(_mm_loadu_si128(begin), first_byte),
                                       _mm_cmpeq_epi8(_mm_loadu_si128(end), last_byte));
    for (auto bits = static_cast<unsigned>(_mm_movemask_epi8(both)); bits != 0; bits &= bits - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(bits));
      if (std::memcmp(text.data() + place, part.data(), part.size()) == 0) return place;
    }
  }
  return text.find(part, at);
}
#else
std::size_t find_short(std::string_view text, std::string_view part) {
  return text.find(part);
}
#endif

}  // namespace

std::size_t find_text(std::string_view text, std::string_view part, std::size_t begin,
                      Budget& budget) {
  if (part.empty()) return begin <= text.size() ? begin : std::string_view::npos;
  if (begin == 0 && text.size() <= kShort) {
    budget.step();
    return text.size() < part.size() ? std::string_view::npos : find_short(text, part);
  }
  // Searched window by window, each reaching into the next by a part less one byte, so that nothing
  // is missed between them and the budget is asked often enough.
  const std::size_t stride = std::max<std::size_t>(std::size_t{256} << 10, 2 * part.size());
  for (;; begin += stride) {
    const std::string_view window = text.substr(begin, stride + part.size());
    if (window.size() < part.size()) return std::string_view::npos;
    // glibc, musl and BSD use the two-way algorithm (Crochemore and Perrin, JACM 38(3), 1991).
    const void* found = ::memmem(window.data(), window.size(), part.data(), part.size());
    if (found != nullptr) {
      const auto place = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
      budget.step_over(text.substr(begin, place - begin));
      return place;
    }
    budget.step_over(window);
    if (window.size() < stride + part.size()) return std::string_view::npos;
  }
}

}  // namespace newsgraph::functions
