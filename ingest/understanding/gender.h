// The gender by which a person may be called "he" or "she", as far as names and titles tell.
#pragma once

#include <string_view>

namespace newsgraph::understanding {

enum class Gender { kUnknown, kMasculine, kFeminine };

/// Of a given name in lower case, where at least nine in ten bearers are of one gender
/// (datasets/gazetteers/given-names.tsv).
Gender gender_of_given_name(std::string_view name);
/// Of words that mean or address persons of one gender, in lower case: "queen", "mrs", "spokesman".
Gender gender_of_title_word(std::string_view word);
/// Of a pronoun: "he", "him", "she", "her".
Gender gender_of_pronoun(std::string_view pronoun);

/// Whether what is known of two does not contradict.
inline bool may_agree(Gender left, Gender right) {
  return left == right || left == Gender::kUnknown || right == Gender::kUnknown;
}

}  // namespace newsgraph::understanding
