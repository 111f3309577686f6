#include "newsgraph/query/functions/find_text.h"

#include <algorithm>
#include <cstring>

namespace newsgraph::functions {

std::size_t find_text(std::string_view text, std::string_view part, std::size_t begin,
                      Budget& budget) {
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
