// The candidates of a completion, as they are shown under the line.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace newsgraph::cli {

/// In columns, down and then across, at most `width` wide; a line that says how many more there are
/// when they are too many to show.
std::string candidate_list(const std::vector<std::string>& candidates, std::size_t width);

}  // namespace newsgraph::cli
