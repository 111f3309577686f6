#include "newsgraph/graph/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace newsgraph {

char32_t take_code_point(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  std::size_t length = 1;
  char32_t code = lead;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
    code = lead & 0x1F;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    code = lead & 0x0F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    code = lead & 0x07;
  } else if (lead >= 0x80) {
    text.remove_prefix(1);
    return kNoCodePoint;
  }
  bool valid = length <= text.size();
  for (std::size_t i = 1; valid && i < length; ++i) {
    valid = (byte(i) & 0xC0) == 0x80;
    code = code << 6 | (byte(i) & 0x3F);
  }
  const bool is_overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (!valid || is_overlong || is_surrogate || code > 0x10FFFF) {
    text.remove_prefix(1);
    return kNoCodePoint;
  }
  text.remove_prefix(length);
  return code;
}

std::size_t well_formed_bytes(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080'8080'8080'8080;
  std::string_view rest = text;
  while (!rest.empty()) {
    // Most text is ASCII: eight bytes at a time, and the last ones too.
    std::uint64_t word = 0;
    const std::size_t width = std::min(rest.size(), sizeof(word));
    std::memcpy(&word, rest.data(), width);
    if ((word & kHighBits) == 0) {
      rest.remove_prefix(width);
      continue;
    }
    const std::size_t before = rest.size();
    if (take_code_point(rest) == kNoCodePoint) return text.size() - before;
  }
  return text.size();
}

std::string valid_utf8(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const std::size_t well_formed = well_formed_bytes(text);
    result += text.substr(0, well_formed);
    text.remove_prefix(well_formed);
    if (text.empty()) break;
    result += kReplacementCharacter;
    text.remove_prefix(1);
  }
  return result;
}

}  // namespace newsgraph
