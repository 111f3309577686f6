#include "newsgraph/cli/printable.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdio>

namespace newsgraph::cli {

namespace {

struct CodePoint {
  utf8proc_int32_t value;  ///< -1: an ill-formed byte
  std::size_t bytes;
};

CodePoint decode(std::string_view text) {
  utf8proc_int32_t value = -1;
  const utf8proc_ssize_t bytes =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                       static_cast<utf8proc_ssize_t>(text.size()), &value);
  if (bytes <= 0) return {-1, 1};
  return {value, static_cast<std::size_t>(bytes)};
}

bool is_bidirectional_control(utf8proc_int32_t value) {
  return value == 0x061c || value == 0x200e || value == 0x200f ||
         (value >= 0x202a && value <= 0x202e) || (value >= 0x2066 && value <= 0x2069);
}

bool must_be_escaped(utf8proc_int32_t value) {
  const utf8proc_category_t category = utf8proc_category(value);
  return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP || is_bidirectional_control(value);
}

std::string escape(utf8proc_int32_t value) {
  switch (value) {
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      break;
  }
  char text[16];
  std::snprintf(text, sizeof text, "\\u%04x", static_cast<unsigned>(value));
  return text;
}

std::string escape_except(std::string_view text, std::string_view kept) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const CodePoint point = decode(text);
    if (point.value < 0) {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\x%02x", static_cast<unsigned char>(text.front()));
      result += escaped;
    } else if (must_be_escaped(point.value) && kept.find(text.front()) == std::string_view::npos) {
      result += escape(point.value);
    } else {
      result += text.substr(0, point.bytes);
    }
    text.remove_prefix(point.bytes);
  }
  return result;
}

/// What a reader takes for one character: a base with its marks, an emoji joined of several.
struct Cluster {
  std::size_t bytes = 0;
  std::size_t width = 0;
};

Cluster first_cluster(std::string_view text) {
  Cluster cluster;
  utf8proc_int32_t previous = -1;
  utf8proc_int32_t state = 0;
  while (cluster.bytes < text.size()) {
    const CodePoint point = decode(text.substr(cluster.bytes));
    const bool joins = previous < 0 || (point.value >= 0 && !utf8proc_grapheme_break_stateful(
                                                                previous, point.value, &state));
    if (!joins) break;
    const int width = point.value < 0 ? 1 : utf8proc_charwidth(point.value);
    cluster.width = std::max(cluster.width, static_cast<std::size_t>(std::max(width, 0)));
    cluster.bytes += point.bytes;
    previous = point.value;
    if (previous < 0) break;
  }
  return cluster;
}

/// Bytes of the longest beginning of `text` that fits, preferably up to a space.
std::size_t line_length(std::string_view text, std::size_t width) {
  std::size_t bytes = 0;
  std::size_t columns = 0;
  std::size_t after_space = 0;
  while (bytes < text.size()) {
    const Cluster cluster = first_cluster(text.substr(bytes));
    if (columns + cluster.width > width) {
      // A space that would be the first to overflow ends the line as well as one within it.
      if (text[bytes] == ' ') return bytes;
      if (after_space > 0) return after_space;
      return bytes > 0 ? bytes : cluster.bytes;
    }
    if (text[bytes] == ' ') after_space = bytes + 1;
    columns += cluster.width;
    bytes += cluster.bytes;
  }
  return bytes;
}

}  // namespace

std::string printable(std::string_view text) {
  return escape_except(text, "");
}

std::string printable_lines(std::string_view text) {
  return escape_except(text, "\n\t");
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Cluster cluster = first_cluster(text);
    width += cluster.width;
    text.remove_prefix(cluster.bytes);
  }
  return width;
}

std::string_view cut_to_width(std::string_view text, std::size_t width) {
  std::size_t bytes = 0;
  while (bytes < text.size()) {
    const Cluster cluster = first_cluster(text.substr(bytes));
    if (cluster.width > width) break;
    width -= cluster.width;
    bytes += cluster.bytes;
  }
  return text.substr(0, bytes);
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  do {
    const std::size_t length = line_length(text, width);
    std::string_view line = text.substr(0, length);
    text.remove_prefix(length);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
    lines.emplace_back(line);
  } while (!text.empty());
  return lines;
}

}  // namespace newsgraph::cli
