// When two names, or two texts, count as the same for a score.
//
// The rules are those of the project's published scores, so nothing here may follow the program as
// it learns: a table of titles that grew with the gazetteer would move the figures. All functions
// are pure.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace newsgraph::evaluation {

/// A name without case, accents, punctuation and possessive endings: words of a-z and 0-9 with
/// single spaces. "Mr. Peña Nieto's" becomes "mr pena nieto".
std::string folded(std::string_view name);

/// The same without the titles before it: "pena nieto". A title alone stays.
std::string without_titles(std::string_view name);

/// The words that tell what a topic or a statement is about: folded, without function words, each
/// cut to its stem.
std::set<std::string> content_words(std::string_view text);

/// How much of the content two texts share; both 0 when either has none.
struct Overlap {
  double precision = 0;  ///< of the found text's words, those that are in the expected one
  double recall = 0;     ///< of the expected text's words, those that are in the found one
  double f1() const;
};
Overlap overlap(const std::set<std::string>& expected, const std::set<std::string>& found);

/// A topic needs F1 ≥ 0.5.
bool topics_match(const Overlap& overlap);
/// A statement needs recall ≥ 0.5: a longer quotation is no mistake.
bool statements_match(const Overlap& overlap);

}  // namespace newsgraph::evaluation
