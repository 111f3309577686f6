#include "newsgraph/ingest/language/introduced_acronyms.h"

#include <cstddef>

namespace newsgraph::language {

namespace {

bool is_function_word_in_capitals(std::string_view form) {
  static const std::unordered_set<std::string_view> kWords{
      "IS", "IT",  "US",  "WHO", "AS",  "AT",  "BE",  "DO",  "OR",  "SO",  "WAS", "HE",
      "WE", "CAN", "MAY", "ARE", "HAS", "HAD", "AND", "ALL", "OUR", "FOR", "SHE", "OF"};
  return kWords.contains(form);
}

bool is_capitalised(std::string_view form) {
  return !form.empty() && form[0] >= 'A' && form[0] <= 'Z';
}

}  // namespace

std::unordered_set<std::string_view> introduced_acronyms(std::span<const Sentence> sentences) {
  std::unordered_set<std::string_view> acronyms;
  for (const Sentence& sentence : sentences) {
    const auto& tokens = sentence.tokens;
    for (std::size_t i = 2; i + 1 < tokens.size(); ++i) {
      const bool bracketed = tokens[i - 1].form == "(" && tokens[i + 1].form == ")";
      if (bracketed && is_function_word_in_capitals(tokens[i].form) &&
          is_capitalised(tokens[i - 2].form)) {
        acronyms.insert(tokens[i].form);
      }
    }
  }
  return acronyms;
}

}  // namespace newsgraph::language
