// The words of a command of the shell.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::cli {

struct Word {
  std::string text;       ///< without quotes
  std::size_t begin = 0;  ///< in the text, quotes included
  std::size_t end = 0;
};

/// Words are separated by white space; one in single or double quotes may hold some. A quote that
/// is not closed ends with the text.
std::vector<Word> words_of(std::string_view text);

}  // namespace newsgraph::cli
