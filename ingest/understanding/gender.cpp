#include "newsgraph/ingest/understanding/gender.h"

#include <algorithm>
#include <unordered_map>

#include "newsgraph/ingest/understanding/noun_classes.h"

extern "C" const char newsgraph_embedded_given_names[];
extern "C" const char newsgraph_embedded_given_names_end[];

namespace newsgraph::understanding {

namespace {

using Table = std::unordered_map<std::string_view, Gender>;

/// Lines of a name, a tab and "f" or "m"; a line with # is a comment.
Table read_names(std::string_view rest) {
  Table table;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || line.front() == '#') continue;
    table.emplace(line.substr(0, tab),
                  line.substr(tab + 1) == "f" ? Gender::kFeminine : Gender::kMasculine);
  }
  return table;
}

}  // namespace

Gender gender_of_given_name(std::string_view name) {
  static const Table kNames = read_names(
      {newsgraph_embedded_given_names, static_cast<std::size_t>(newsgraph_embedded_given_names_end -
                                                                newsgraph_embedded_given_names)});
  const auto found = kNames.find(name);
  return found == kNames.end() ? Gender::kUnknown : found->second;
}

Gender gender_of_title_word(std::string_view word) {
  if (is_one_of(word, {"mr", "mr.", "king", "prince", "sir", "lord", "sheikh", "emir", "sultan",
                       "pope", "bishop", "archbishop", "imam", "ayatollah", "father"}) ||
      word.ends_with("sman") || word.ends_with("rman")) {
    return Gender::kMasculine;
  }
  if (is_one_of(word, {"mrs", "mrs.", "ms", "ms.", "miss", "queen", "princess", "lady", "dame",
                       "madam", "madame", "sister"}) ||
      word.ends_with("woman")) {
    return Gender::kFeminine;
  }
  return Gender::kUnknown;
}

Gender gender_of_pronoun(std::string_view pronoun) {
  if (is_one_of(pronoun, {"he", "him", "his"})) return Gender::kMasculine;
  if (is_one_of(pronoun, {"she", "her", "hers"})) return Gender::kFeminine;
  return Gender::kUnknown;
}

}  // namespace newsgraph::understanding
