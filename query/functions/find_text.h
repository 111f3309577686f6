// Finding a string in another, in time linear in both.
#pragma once

#include <cstddef>
#include <string_view>

namespace newsgraph::functions {

/// Like text.find(part, begin), which takes the product of the lengths at worst.
std::size_t find_text(std::string_view text, std::string_view part, std::size_t begin = 0);

}  // namespace newsgraph::functions
