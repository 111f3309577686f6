#include "newsgraph/ingest/language/codepoints.h"

#include <utf8proc.h>

namespace newsgraph::language {

std::vector<CodePoint> decode(std::string_view text) {
  std::vector<CodePoint> points;
  points.reserve(text.size() + 1);
  std::size_t byte = 0;
  while (byte < text.size()) {
    utf8proc_int32_t value = 0;
    const auto length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + byte,
                         static_cast<utf8proc_ssize_t>(text.size() - byte), &value);
    points.push_back({length > 0 ? value : 0xfffd, byte});
    byte += length > 0 ? static_cast<std::size_t>(length) : 1;
  }
  points.push_back({0, text.size()});
  return points;
}

std::vector<CodePoint> decode_visible(std::string_view text) {
  std::vector<CodePoint> points = decode(text);
  std::erase_if(points, [](const CodePoint& point) { return is_format(point.value); });
  return points;
}

bool is_space(std::int32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0d);
  if (c == 0x85) return true;
  const auto category = utf8proc_category(c);
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP;
}

bool is_letter(std::int32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const auto category = utf8proc_category(c);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
}

bool is_upper(std::int32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  const auto category = utf8proc_category(c);
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool is_lower(std::int32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return utf8proc_category(c) == UTF8PROC_CATEGORY_LL;
}

bool is_number(std::int32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return utf8proc_category(c) == UTF8PROC_CATEGORY_ND;
}

bool is_format(std::int32_t c) {
  return c >= 0x80 && utf8proc_category(c) == UTF8PROC_CATEGORY_CF;
}

bool is_symbol(std::int32_t c) {
  const auto category = utf8proc_category(c);
  return category >= UTF8PROC_CATEGORY_SM && category <= UTF8PROC_CATEGORY_SO;
}

std::int32_t to_lower(std::int32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return utf8proc_tolower(c);
}

std::int32_t to_upper(std::int32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z' ? c - 32 : c;
  return utf8proc_toupper(c);
}

std::int32_t plain(std::int32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case '`':
      return '\'';
    case 0x201c:
    case 0x201d:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return '-';
    case 0x2026:
      return '.';
    default:
      return c;
  }
}

void append_utf8(std::string& text, std::int32_t c) {
  if (c < 0x80) {
    text.push_back(static_cast<char>(c));
    return;
  }
  utf8proc_uint8_t bytes[4];
  const auto length = utf8proc_encode_char(c, bytes);
  text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

}  // namespace newsgraph::language
