// Tokens as understanding reads them: hyphened compounds are one word ("counter-terrorism",
// "al-Abadi"), a possessive ending is a word of its own, and every word knows its closed class and
// its place in the sentence's tree.
//
// Input is a Sentence of the language analysis, whatever its habit with hyphens and clitics;
// offsets stay those of the document. All functions are pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/analysis.h"

namespace newsgraph::understanding {

/// Classes of words that English does not coin any more, and one for all the rest.
enum class WordClass {
  kDeterminer,   ///< the, a, this, both, all …
  kPossessive,   ///< 's, his, their …
  kPreposition,  ///< in, with, between … (also "to" before a noun)
  kConjunction,  ///< and, or, but, nor
  kRelative,     ///< who, which, that, where, when, while, because …: a clause begins
  kAuxiliary,    ///< is, was, has, will, may …
  kPronoun,      ///< he, they, it …
  kAdverb,       ///< also, then, today …
  kNumber,
  kPunctuation,
  kOther,
};

/// Half-open range of words of one sentence.
struct WordRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool contains(std::size_t word) const { return begin <= word && word < end; }
  bool empty() const { return begin >= end; }
  bool operator==(const WordRange&) const = default;
};

struct Word {
  std::string form;
  std::string lower;  ///< lower case, with straight quotes
  WordClass word_class = WordClass::kOther;
  std::size_t begin_byte = 0;
  std::size_t end_byte = 0;
  std::size_t begin_codepoint = 0;
  std::size_t end_codepoint = 0;

  // The tree over words: a glued word stands where the token of it that has its head outside does.
  std::string lemma;
  std::string_view upos;
  std::string_view feats;
  std::string_view deprel;
  std::string_view ner;      ///< BIO2 tag of its first token
  std::size_t head = kRoot;  ///< index of the head among the words
  std::size_t token = 0;     ///< index in the sentence of the token that stands for it in the tree

  static constexpr std::size_t kRoot = static_cast<std::size_t>(-1);

  bool is(std::string_view text) const { return lower == text; }
  bool is(WordClass other) const { return word_class == other; }
};

using Words = std::vector<Word>;

/// The words of a sentence, in order.
Words words_of(const language::Sentence& sentence);

/// Begins with an upper-case letter.
bool is_capitalised(const Word& word);
/// Two to eight letters, all upper case; digits may follow: "SCO", "G7".
bool is_acronym(const Word& word);
bool is_quote(const Word& word);
/// The "'s" that a possessor ends with.
inline bool is_possessive_ending(const Word& word) {
  return word.is("'s") || word.is("'");
}
/// Ends a clause whatever stands around it: ; : — ( ) …
bool is_hard_break(const Word& word);

/// The forms from `begin` to `end` with single spaces where the text has white space.
std::string text_of(const Words& words, WordRange range);

/// Lower case with accents, punctuation and possessive endings taken off: the form in which names
/// are compared.
std::string fold(std::string_view text);
std::string lower_case(std::string_view text);

}  // namespace newsgraph::understanding
