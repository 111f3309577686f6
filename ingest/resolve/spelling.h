// How a word of a name sounds, so that spellings of one name that came through another script or
// language are seen to be one: Muhammad, Mohammed; Sergey, Sergei; Ivanov, Ivanoff.
//
// All functions take words as understanding::fold() leaves them: lower case, without accents. They
// are pure and know no person, only habits of writing.
#pragma once

#include <string>
#include <string_view>

namespace newsgraph::resolve {

/// The word in one spelling: "kh" as "k", "ph" as "f", doubled letters once, "-off" as "-ov" …
std::string plain_spelling(std::string_view word);

/// The consonants of the plain spelling, under which variants are looked for; the plain spelling
/// where it has hardly any.
std::string sound_of(std::string_view word);

/// Whether two words may be one word spelt twice: the same consonants around vowels that are often
/// written for each other (a, e; e, i; o, u). "Maria" and "Mario" are two.
bool spells_the_same(std::string_view left, std::string_view right);

/// The full form of a given name that this one is short for: "william" of "bill"; the name itself
/// where none is known (datasets/gazetteers/short-names.tsv).
std::string_view full_given_name(std::string_view name);

enum class GivenNames {
  kSame,
  kSpelling,   ///< Muhammad, Mohammed
  kShortForm,  ///< Bill, William; Alex, Alexander
  kInitial,    ///< S, Shehbaz
  kDifferent,
};
GivenNames compare_given_names(std::string_view left, std::string_view right);

}  // namespace newsgraph::resolve
