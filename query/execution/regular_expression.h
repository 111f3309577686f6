// The operator =~.
#pragma once

#include <boost/regex.hpp>
#include <string>
#include <string_view>

#include "newsgraph/graph/value.h"
#include "newsgraph/query/execution/required_text.h"
#include "newsgraph/query/functions/budget.h"

namespace newsgraph::execution {

/// Matches texts with patterns, of which the last is kept ready for the next text.
class RegularExpression {
 public:
  /// Whether the whole text matches the pattern, in the syntax of Perl; unknown unless both are
  /// strings. Throws ArgumentError for what is no regular expression, and when the budget ends,
  /// which a pattern can make of a short text.
  Ternary matches(const Value& text, const Value& pattern, functions::Budget& budget);
  bool matches(std::string_view text, const std::string& pattern, functions::Budget& budget);

 private:
  void prepare(const std::string& pattern);
  /// Whether what every text has that matches is in this one.
  bool has_required(std::string_view text, functions::Budget& budget);

  std::string pattern_;
  boost::regex regex_{"", boost::regex::perl};
  RequiredText required_;
  std::string lowered_;  ///< the text in small letters
};

}  // namespace newsgraph::execution
