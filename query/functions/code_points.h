// Strings counted and cut by Unicode code points, as Cypher counts characters.
//
// Strings may be long, so the query's budget is asked on the way.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "newsgraph/query/functions/budget.h"

namespace newsgraph::functions {

std::size_t count_code_points(std::string_view text, Budget& budget);
/// Where the code point of that number begins, in bytes; the text's end when it has fewer.
std::size_t byte_of_code_point(std::string_view text, std::size_t number, Budget& budget);
/// The first code point; empty when the text is.
std::string_view first_code_point(std::string_view text);
std::string reverse_code_points(std::string_view text, Budget& budget);

}  // namespace newsgraph::functions
