// Text as code points, each knowing where its bytes are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::language {

struct CodePoint {
  std::int32_t value = 0;  ///< U+FFFD for a byte that is no UTF-8
  std::size_t byte = 0;    ///< where it begins
};

/// All code points of a text, and one past the last: value 0 at the byte after the end.
std::vector<CodePoint> decode(std::string_view text);
/// The same without format characters, which nobody sees.
std::vector<CodePoint> decode_visible(std::string_view text);

bool is_space(std::int32_t c);
bool is_letter(std::int32_t c);  ///< letters and the marks that combine with them
bool is_upper(std::int32_t c);
bool is_lower(std::int32_t c);
bool is_number(std::int32_t c);  ///< decimal digits of any script
bool is_format(std::int32_t c);  ///< category Cf: takes no room of its own
bool is_symbol(std::int32_t c);  ///< currency, mathematics, emoji and the like

std::int32_t to_lower(std::int32_t c);  ///< one code point for one
std::int32_t to_upper(std::int32_t c);
/// Typographic quotes, dashes and ellipses made plain, as training/features.py makes them: the
/// model knows no others. A change here is a change there and of the model file's version.
std::int32_t plain(std::int32_t c);
void append_utf8(std::string& text, std::int32_t c);

}  // namespace newsgraph::language
