#include "newsgraph/graph/export/text.h"

namespace newsgraph::exporting {

namespace {

constexpr char32_t kInvalid = 0xFFFFFFFF;

bool is_control(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

bool is_space(char32_t code) {
  return is_control(code) || code == ' ' || code == 0x2028 || code == 0x2029 || code == 0x3000;
}

bool is_xml(char32_t code) {
  return code == '\t' || code == '\n' || code == '\r' ||
         (code >= 0x20 && code != 0xFFFE && code != 0xFFFF && code <= 0x10FFFF);
}

template <typename Keep>
std::string kept(std::string_view text, const Keep& keep) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const std::string_view before = text;
    const char32_t code = take_code_point(text);
    result += code != kInvalid && keep(code) ? before.substr(0, before.size() - text.size())
                                             : kReplacement;
  }
  return result;
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); take_code_point(text)) ++count;
  return count;
}

/// The first `count` code points.
std::string_view prefix(std::string_view text, std::size_t count) {
  std::string_view rest = text;
  for (; count > 0 && !rest.empty(); --count) take_code_point(rest);
  return text.substr(0, text.size() - rest.size());
}

std::vector<std::string> words_of(std::string_view text, std::size_t most_bytes) {
  std::vector<std::string> words(1);
  std::size_t bytes = 0;
  while (!text.empty() && bytes < most_bytes) {
    const std::string_view before = text;
    const char32_t code = take_code_point(text);
    bytes += before.size() - text.size();
    if (code == kInvalid) {
      words.back() += kReplacement;
    } else if (!is_space(code)) {
      words.back() += before.substr(0, before.size() - text.size());
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

}  // namespace

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
    return kInvalid;
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
    return kInvalid;
  }
  text.remove_prefix(length);
  return code;
}

std::string valid_utf8(std::string_view text) {
  return kept(text, [](char32_t) { return true; });
}

std::string valid_xml(std::string_view text) {
  return kept(text, is_xml);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t most_lines) {
  // No more than this can be shown; a text of megabytes need not be cut into words.
  const std::size_t most_bytes = (width + 1) * (most_lines + 1) * 8;
  std::vector<std::string> lines;
  bool cut = text.size() > most_bytes;
  for (std::string& word : words_of(text, most_bytes)) {
    std::string_view rest = word;
    if (!lines.empty() && code_points(lines.back()) + 1 + code_points(rest) <= width) {
      lines.back().append(" ").append(rest);
      continue;
    }
    for (; !rest.empty() && lines.size() <= most_lines; rest.remove_prefix(lines.back().size())) {
      lines.emplace_back(prefix(rest, width));
    }
  }
  if (lines.size() > most_lines) {
    lines.resize(most_lines);
    cut = true;
  }
  if (cut && !lines.empty()) {
    lines.back() = std::string(prefix(lines.back(), width - 1)) + "…";
  }
  return lines;
}

}  // namespace newsgraph::exporting
