// Finding a string in another, in time linear in both.
#pragma once

#include <cstddef>
#include <string_view>

#include "newsgraph/query/functions/budget.h"

namespace newsgraph::functions {

/// Like text.find(part, begin), which takes the product of the lengths at worst; asks the budget on
/// the way.
std::size_t find_text(std::string_view text, std::string_view part, std::size_t begin,
                      Budget& budget);

}  // namespace newsgraph::functions
