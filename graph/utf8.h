// UTF-8 told from bytes that are none (Unicode 15, table 3-7).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsgraph {

inline constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";  // U+FFFD
/// What take_code_point() gives for a byte that begins no code point.
inline constexpr char32_t kNoCodePoint = 0xFFFFFFFF;

/// Takes one code point off the front of a non-empty text; kNoCodePoint, and one byte less of text,
/// when it does not begin with a well-formed sequence.
char32_t take_code_point(std::string_view& text);

/// Bytes before the first that is no UTF-8; all of the text when it is well-formed.
std::size_t well_formed_bytes(std::string_view text);

/// The text with every byte that is no UTF-8 replaced by U+FFFD.
std::string valid_utf8(std::string_view text);

}  // namespace newsgraph
