#include "newsgraph/query/functions/code_points.h"

#include <algorithm>

namespace newsgraph::functions {

namespace {

bool begins_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
}

}  // namespace

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, begins_code_point));
}

std::size_t byte_of_code_point(std::string_view text, std::size_t number) {
  std::size_t byte = 0;
  for (; byte < text.size(); ++byte) {
    if (begins_code_point(text[byte]) && number-- == 0) return byte;
  }
  return text.size();
}

std::string reverse_code_points(std::string_view text) {
  std::string reversed;
  reversed.reserve(text.size());
  for (std::size_t end = text.size(); end > 0;) {
    std::size_t begin = end - 1;
    while (begin > 0 && !begins_code_point(text[begin])) --begin;
    reversed += text.substr(begin, end - begin);
    end = begin;
  }
  return reversed;
}

}  // namespace newsgraph::functions
