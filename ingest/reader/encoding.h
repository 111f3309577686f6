// What bytes are text: UTF-8 told from other encodings and from files that are no text at all.
#pragma once

#include <string>
#include <string_view>

namespace newsgraph::reader {

/// Throws Error with file, line and column of the first byte that is no UTF-8, or with what kind of
/// file this is instead. Control characters are text.
void require_utf8(std::string_view text, const std::string& file);

/// Throws Error when the bytes are those of a file that is no text: a picture, a PDF, an archive.
void require_text(std::string_view bytes, const std::string& file);

}  // namespace newsgraph::reader
