#include "newsgraph/query/parser/excerpt.h"

#include <algorithm>

#include "newsgraph/graph/utf8.h"

namespace newsgraph {

namespace {

constexpr std::size_t kLongestExcerpt = 100;  // code points of the line shown around the fault

bool continues_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char byte) { return !continues_code_point(byte); }));
}

/// The query's line that holds an offset.
struct Line {
  std::size_t number = 1;
  std::size_t begin = 0;
  std::size_t end = 0;
};

Line line_at(std::string_view query, std::size_t offset) {
  offset = std::min(offset, query.size());
  Line line;
  line.number = 1 + static_cast<std::size_t>(std::ranges::count(query.substr(0, offset), '\n'));
  const std::size_t newline = offset == 0 ? std::string_view::npos : query.rfind('\n', offset - 1);
  line.begin = newline == std::string_view::npos ? 0 : newline + 1;
  line.end = std::min(query.find('\n', offset), query.size());
  return line;
}

}  // namespace

SourceLocation locate(std::string_view query, QuerySpan span) {
  const Line line = line_at(query, span.begin);
  const std::size_t offset = std::min(span.begin, query.size());
  return {{}, line.number, count_code_points(query.substr(line.begin, offset - line.begin)) + 1};
}

namespace {

/// Control characters would move the caret, or the terminal; what is no UTF-8 has no width.
std::string printable(std::string_view text) {
  std::string shown = valid_utf8(text);
  for (char& byte : shown) {
    if (static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f) byte = ' ';
  }
  return shown;
}

}  // namespace

std::string excerpt_of(std::string_view query, QuerySpan span) {
  const Line line = line_at(query, span.begin);
  const std::size_t from = std::min(span.begin, query.size());
  const std::size_t to = std::clamp(span.end, from, line.end);

  std::size_t begin = line.begin, end = line.end;
  if (end - begin > kLongestExcerpt) {
    begin = std::max(begin, from - std::min(from, kLongestExcerpt / 2));
    end = std::min(end, begin + kLongestExcerpt);
    while (begin < from && continues_code_point(query[begin])) ++begin;
    while (end > begin && end < query.size() && continues_code_point(query[end])) --end;
  }
  const std::size_t indent = count_code_points(query.substr(begin, from - begin));
  const std::string_view marked = query.substr(from, std::min(to, end) - std::min(from, end));
  const std::size_t carets = std::max<std::size_t>(1, count_code_points(marked));
  return printable(query.substr(begin, end - begin)) + "\n" + std::string(indent, ' ') +
         std::string(carets, '^');
}

namespace {

std::string indented(std::string_view text) {
  std::string result = "  ";
  for (const char byte : text) {
    result += byte;
    if (byte == '\n') result += "  ";
  }
  return result;
}

}  // namespace

std::string place_and_hint(const std::string& excerpt, const std::string& hint) {
  std::string text;
  if (!excerpt.empty()) text += "\n" + indented(excerpt);
  if (!hint.empty()) text += "\n" + hint;
  return text;
}

}  // namespace newsgraph
