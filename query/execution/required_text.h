// A text that is in everything that a regular expression matches.
#pragma once

#include <string>
#include <string_view>

namespace newsgraph::execution {

struct RequiredText {
  std::string text;           ///< in small ASCII letters where their case makes no difference
  bool ignores_case = false;  ///< of ASCII letters
  bool operator==(const RequiredText&) const = default;
};

/// The longest that is easily seen in a pattern in the syntax of Perl; empty when none is.
RequiredText required_text(std::string_view pattern);

}  // namespace newsgraph::execution
