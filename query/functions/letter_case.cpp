#include "newsgraph/query/functions/letter_case.h"

#include <utf8proc.h>

namespace newsgraph::functions {
namespace {

/// A text of many code points may be long, so the budget is asked piece by piece.
constexpr std::size_t kPiece = 32 << 10;

bool is_ascii(std::string_view text) {
  unsigned char all = 0;
  for (const char byte : text) all |= static_cast<unsigned char>(byte);
  return all < 0x80;
}

/// `from` is 'A' or 'a', the first of the 26 letters that are moved by `distance`. There is no
/// branch, so that many bytes are converted at once.
void append_ascii(std::string_view text, char from, int distance, std::string& out) {
  const std::size_t begin = out.size();
  out.resize(begin + text.size());
  char* to = out.data() + begin;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_letter = static_cast<unsigned char>(text[i] - from) < 26;
    to[i] = static_cast<char>(text[i] + (is_letter ? distance : 0));
  }
}

template <utf8proc_int32_t (*convert)(utf8proc_int32_t)>
void append_unicode(std::string_view text, std::string& out, Budget& budget) {
  for (std::size_t byte = 0; byte < text.size();) {
    budget.step();
    utf8proc_int32_t c = 0;
    const auto length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + byte,
                         static_cast<utf8proc_ssize_t>(text.size() - byte), &c);
    if (length <= 0) {
      out += text[byte++];
      continue;
    }
    utf8proc_uint8_t encoded[4];
    const auto size = utf8proc_encode_char(convert(c), encoded);
    out.append(reinterpret_cast<const char*>(encoded), static_cast<std::size_t>(size));
    byte += static_cast<std::size_t>(length);
  }
}

template <utf8proc_int32_t (*convert)(utf8proc_int32_t)>
void write(std::string_view text, char from, int distance, std::string& out, Budget& budget) {
  out.clear();
  while (!text.empty()) {
    const std::string_view piece = text.substr(0, kPiece);
    if (!is_ascii(piece)) return append_unicode<convert>(text, out, budget);
    budget.step_over(piece);
    append_ascii(piece, from, distance, out);
    text.remove_prefix(piece.size());
  }
}

}  // namespace

void write_lower(std::string_view text, std::string& out, Budget& budget) {
  write<utf8proc_tolower>(text, 'A', 'a' - 'A', out, budget);
}

void write_upper(std::string_view text, std::string& out, Budget& budget) {
  write<utf8proc_toupper>(text, 'a', 'A' - 'a', out, budget);
}

}  // namespace newsgraph::functions
