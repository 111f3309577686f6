// Strings counted and cut by Unicode code points, as Cypher counts characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsgraph::functions {

std::size_t count_code_points(std::string_view text);
/// Where the code point of that number begins, in bytes; the text's end when it has fewer.
std::size_t byte_of_code_point(std::string_view text, std::size_t number);
std::string reverse_code_points(std::string_view text);

}  // namespace newsgraph::functions
