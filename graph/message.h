// How error messages show what they were given.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsgraph {

/// Code points of a text that a message shows: about what fits on a line beside its words.
inline constexpr std::size_t kLongestShown = 60;

/// The text fit for a message, whatever it is: of a long one only the beginning, then "…"; control
/// characters and bytes that are no UTF-8 as escapes (`\u0000`, `\xff`).
std::string abbreviated(std::string_view text, std::size_t longest = kLongestShown);

/// The same in single quotes.
std::string in_quotes(std::string_view text);

/// "an INTEGER", "a STRING".
std::string with_article(std::string_view noun);

}  // namespace newsgraph
