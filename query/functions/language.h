// The words of openCypher that are no functions: clauses, expressions, and what looks like a
// function but takes a part of the query for its argument. What `newsgraph help` and the reference
// tell of them.
#pragma once

#include <span>
#include <string_view>

namespace newsgraph::functions {

struct LanguageTopic {
  std::string_view name;     ///< as it is asked for: "OPTIONAL MATCH", "list comprehension"
  std::string_view form;     ///< how it is written: words in capitals, [what may be left out], …
  std::string_view summary;  ///< what it does, as sentences
  std::string_view group;    ///< the heading it stands under in the reference
};

/// In the order of the reference.
std::span<const LanguageTopic> language_topics();

}  // namespace newsgraph::functions
