#include "newsgraph/query/functions/find_text.h"

#include <cstring>

namespace newsgraph::functions {

std::size_t find_text(std::string_view text, std::string_view part, std::size_t begin) {
  // glibc, musl and BSD use the two-way algorithm (Crochemore and Perrin, JACM 38(3), 1991).
  const void* found = ::memmem(text.data() + begin, text.size() - begin, part.data(), part.size());
  if (found == nullptr) return std::string_view::npos;
  return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

}  // namespace newsgraph::functions
