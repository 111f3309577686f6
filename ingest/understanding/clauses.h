// A shallow parse: a sentence's words in chunks (noun phrases, verb groups, prepositions …), and
// from them who is the subject of a verb, what follows it, and how far a topic reaches.
//
// Rules over closed word classes and the verbs of the lexicon stand in for a parser. They are made
// for the plain syntax of agency reports; where a construction is not understood the answer is
// empty, so that a fact is missed rather than invented.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "newsgraph/ingest/fact.h"
#include "newsgraph/ingest/understanding/dates.h"
#include "newsgraph/ingest/understanding/lexicon.h"
#include "newsgraph/ingest/understanding/phrases.h"
#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::understanding {

enum class ChunkKind {
  kNoun,
  kVerb,        ///< finite, or a participle that stands for a relative clause ("issued by")
  kInfinitive,  ///< with its "to"
  kGerund,
  kPreposition,
  kConjunction,
  kComma,
  kRelative,  ///< a clause begins: who, that, where, after …
  kBreak,
  kAdverb,  ///< adverbs and time expressions
};

struct Chunk {
  ChunkKind kind = ChunkKind::kBreak;
  WordRange words;

  // of a noun
  std::optional<std::size_t> phrase;     ///< the phrase that is its head
  std::optional<std::size_t> possessor;  ///< the phrase before "'s", or a possessive pronoun's word

  // of a verb, infinitive or gerund
  std::string lemma;
  std::size_t head = 0;  ///< the word that bears the meaning
  bool passive = false;
  bool participle = false;  ///< stands without auxiliary after its noun
  bool perfect = false;     ///< "has criticised"
  bool past_perfect = false;
  FactStatus status = FactStatus::kOccurred;

  std::optional<std::size_t> time;  ///< of an adverb: the time expression
};

/// What a sentence is made of; the input of everything below.
struct SentenceView {
  const Words& words;
  const std::vector<Phrase>& phrases;
  const std::vector<TimeExpression>& times;
  const Lexicon& lexicon;
};

/// Several nouns in a row ("A, B and C"), as indices of chunks; from the first to past the last.
struct NounList {
  std::vector<std::size_t> nouns;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool empty() const { return nouns.empty(); }
};

class ClauseView {
 public:
  explicit ClauseView(const SentenceView& view);

  const std::vector<Chunk>& chunks() const { return chunks_; }
  const SentenceView& view() const { return view_; }
  bool is_verbal(std::size_t chunk) const;
  bool is_word(std::size_t chunk, std::string_view text) const;

  /// The nouns that are the grammatical subject of a verbal chunk.
  NounList subject(std::size_t verb) const;
  /// The nouns right after a chunk, adverbs left aside.
  NounList nouns_after(std::size_t chunk) const;
  /// One past the last chunk that can belong to what starts at `verb`.
  std::size_t reach(std::size_t verb) const;
  /// The verb on which an infinitive or gerund depends.
  std::optional<std::size_t> governor(std::size_t verb) const;
  /// A noun at `chunk` is the subject of a verb that comes after it.
  bool clause_follows(std::size_t chunk) const;
  /// The status of what a verbal chunk says, with that of the verbs above it.
  FactStatus status(std::size_t verb) const;
  /// The words of the topic that begins with chunk `begin`: its noun phrase with what qualifies it.
  WordRange topic(std::size_t begin) const;
  /// The first time expression that belongs to a chunk's clause, if any.
  std::optional<std::size_t> time_of(std::size_t chunk) const;

 private:
  NounList nouns_before(std::size_t last) const;
  NounList subject_at(std::size_t verb, int depth) const;
  bool in_relative_clause(std::size_t verb) const;
  bool is_saying(std::size_t verb) const;
  std::optional<std::size_t> coordinated_verb(std::size_t conjunction, std::size_t verb) const;
  std::optional<std::size_t> previous_verb(std::size_t before, ChunkKind kind) const;
  bool topic_goes_on(std::size_t chunk, WordRange so_far) const;

  SentenceView view_;
  std::vector<Chunk> chunks_;
};

/// Cuts a sentence into chunks.
std::vector<Chunk> chunks_of(const SentenceView& view);

}  // namespace newsgraph::understanding
