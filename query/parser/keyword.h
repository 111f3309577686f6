// Keywords: how they compare, and which one a misspelt word may have been meant for.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace newsgraph::parser {

/// Whether the word is the keyword, in any case. `keyword` is given in capitals.
bool same_keyword(std::string_view word, std::string_view keyword);

/// The candidate nearest to the word by edit distance, case left aside; empty when none is near.
std::string closest(std::string_view word, std::span<const std::string_view> candidates);

/// "Did you mean MATCH?" for the candidate nearest to the word by edit distance; empty when none is
/// near.
std::string suggest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace newsgraph::parser
