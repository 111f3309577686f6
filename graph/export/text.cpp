#include "newsgraph/graph/export/text.h"

#include "newsgraph/graph/utf8.h"

namespace newsgraph::exporting {

namespace {

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
    if (code == kNoCodePoint) {
      words.back() += kReplacementCharacter;
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

std::string valid_xml(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const std::string_view before = text;
    const char32_t code = take_code_point(text);
    result += is_xml(code) ? before.substr(0, before.size() - text.size()) : kReplacementCharacter;
  }
  return result;
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
