// Whether bytes are UTF-8.
#pragma once

#include <cstddef>
#include <string_view>

namespace newsgraph::csv {

/// The place of the first byte that cannot be UTF-8 (RFC 3629: no surrogates, no detours, nothing
/// beyond U+10FFFF); npos when there is none.
std::size_t find_not_utf8(std::string_view text);

}  // namespace newsgraph::csv
