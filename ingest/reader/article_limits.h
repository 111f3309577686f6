// How large an article may be.
#pragma once

#include <cstddef>

namespace newsgraph::reader {

/// Bytes of one article, mark-up included. The longest articles of newspapers have some 200 kB;
/// what is larger is no article, and refusing it keeps memory bounded.
inline constexpr std::size_t kMaximumArticleBytes = std::size_t{16} << 20;

}  // namespace newsgraph::reader
