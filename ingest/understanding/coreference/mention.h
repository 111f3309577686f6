// A mention: words of one sentence that name, describe or point to somebody or something, with what
// its words say of whom it can mean.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/understanding/coreference/term.h"
#include "newsgraph/ingest/understanding/gender.h"

namespace newsgraph::coreference {

enum class MentionKind {
  kName,     ///< its head is a proper noun
  kNominal,  ///< "the ministry", "a deal"
  kPronoun,  ///< "he", "their", "this", "here"
  kGroup,    ///< a coordination as a whole: "Ana and Ben"
};

enum class Number { kUnknown, kSingular, kPlural };

/// Text that is kept, with its hash.
struct Label {
  std::string text;
  std::uint64_t hash = 0;

  Label() : Label(std::string()) {}
  explicit Label(std::string value) : text(std::move(value)), hash(hash_of(text)) {}
  operator Term() const { return {text, hash}; }
};

struct Mention {
  std::size_t sentence = 0;
  std::size_t begin = 0;  ///< tokens of the sentence, half-open
  std::size_t end = 0;
  std::size_t head = 0;      ///< token
  std::size_t governor = 0;  ///< token that the head hangs on; the head itself where it is the root
  std::size_t quotation = 0;  ///< counts the article's quotations from 1; 0 outside of all

  MentionKind kind = MentionKind::kNominal;
  Number number = Number::kUnknown;
  understanding::Gender gender = understanding::Gender::kUnknown;
  Term entity;  ///< type of the named entity that the head is of; empty for none
  Term role;    ///< the head's relation, without its subtype except of subjects

  Label type;  ///< for a pronoun its base form ("he" for "his"), else the kind and determination
  Label head_lemma;  ///< lower case
  Label text;        ///< lower case, without determiner and possessive ending
  Label before;      ///< lemma of the word before, and after
  Label after;
  Label governor_lemma;
  std::vector<std::uint64_t> words;    ///< hashes of its content words but the head, in order
  std::uint64_t last_name = 0;         ///< of a name: hash of its last word
  std::uint64_t initials = 0;          ///< of a name of several words: hash of "sco"; else 0
  std::vector<std::size_t> countries;  ///< of a name: what the gazetteer reads it as

  bool is_pronoun() const { return kind == MentionKind::kPronoun; }
  bool is_name() const { return kind == MentionKind::kName; }
  bool contains(const Mention& other) const {
    return sentence == other.sentence && begin <= other.begin && other.end <= end;
  }
};

}  // namespace newsgraph::coreference
