// Labels that outlive whoever gave them.
#pragma once

#include <string_view>

namespace newsgraph::language {

/// A view of the same text that lives as long as the program. For label sets, which are small:
/// nothing is ever given back. Thread-safe.
std::string_view keep_label(std::string_view label);

}  // namespace newsgraph::language
