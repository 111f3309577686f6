#include "newsgraph/graph/message.h"

#include <array>
#include <cstdio>

#include "newsgraph/graph/utf8.h"

namespace newsgraph {

namespace {

std::string escaped(const char* format, unsigned number) {
  std::array<char, 16> text{};
  const int length = std::snprintf(text.data(), text.size(), format, number);
  return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace

std::string abbreviated(std::string_view text, std::size_t longest) {
  std::string shown;
  for (std::size_t count = 0; !text.empty(); ++count) {
    if (count == longest) return shown + "…";
    const std::string_view before = text;
    const char32_t code = take_code_point(text);
    if (code == kNoCodePoint) {
      shown += escaped("\\x%02x", static_cast<unsigned char>(before.front()));
    } else if (code < 0x20 || (code >= 0x7f && code < 0xa0)) {
      shown += escaped("\\u%04x", static_cast<unsigned>(code));
    } else {
      shown += before.substr(0, before.size() - text.size());
    }
  }
  return shown;
}

std::string in_quotes(std::string_view text) {
  return "'" + abbreviated(text) + "'";
}

std::string with_article(std::string_view noun) {
  constexpr std::string_view kVowels = "aeiouAEIOU";
  const bool vowel = !noun.empty() && kVowels.find(noun.front()) != std::string_view::npos;
  return (vowel ? "an " : "a ") + std::string(noun);
}

}  // namespace newsgraph
