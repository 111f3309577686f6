// What the user perhaps meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::cli {

/// The candidate that is the fewest typing slips (a letter too many, too few, wrong, or swapped
/// with its neighbour) away from `word`; empty when none is near.
std::string closest(std::string_view word, const std::vector<std::string>& candidates);

/// "Did you mean 'query'?", or nothing.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace newsgraph::cli
