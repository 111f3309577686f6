// Words that carry a full stop without ending a sentence.
#pragma once

#include <string_view>

namespace newsgraph::language {

enum class AbbreviationKind {
  kNone,
  kBeforeName,  ///< "Gen.", "Mr.", "St.": what follows belongs to it; never ends a sentence
  kAnywhere,    ///< "U.S.", "Inc.", "Oct.": ends a sentence only before a word that opens one
};

/// The word as written, without its full stop.
AbbreviationKind abbreviation_kind(std::string_view word);

}  // namespace newsgraph::language
