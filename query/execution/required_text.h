// A text that is in everything that a regular expression matches.
#pragma once

#include <string>
#include <string_view>

namespace newsgraph::execution {

/// The longest that is easily seen in a pattern in the syntax of Perl; empty when none is.
std::string required_text(std::string_view pattern);

}  // namespace newsgraph::execution
