// A word among a few.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace newsgraph::understanding::timex {

inline bool one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace newsgraph::understanding::timex
