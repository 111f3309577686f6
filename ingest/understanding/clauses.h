// Predicates and their parts: who does what to whom, with which prepositions, in which clause and
// with which status, read from a sentence's tree.
//
// Roles are logical ones: of "the deal was signed by A", A is the subject. Where the tree leaves a
// role open (infinitives, participles, relative clauses, second verbs), it is found by the rules of
// control that English has. An empty answer means that the sentence does not tell.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/fact.h"
#include "newsgraph/ingest/understanding/dates.h"
#include "newsgraph/ingest/understanding/lexicon.h"
#include "newsgraph/ingest/understanding/phrases.h"
#include "newsgraph/ingest/understanding/syntax.h"

namespace newsgraph::understanding {

/// What a sentence is made of; the input of everything below.
struct SentenceView {
  const Words& words;
  const std::vector<Phrase>& phrases;
  const std::vector<TimeExpression>& times;
  const Lexicon& lexicon;
};

/// Heads of nominals in a role, coordination undone.
using Nominals = std::vector<std::size_t>;

/// What a preposition brings to a predicate.
struct Oblique {
  std::string preposition;  ///< lower case; of a gerund, its marker ("for supporting …")
  std::size_t head = 0;
  bool clause = false;  ///< a gerund or infinitive
};

class Clauses {
 public:
  explicit Clauses(const SentenceView& view);

  const SentenceView& view() const { return view_; }
  const Syntax& tree() const { return tree_; }
  /// What a word can be a predicate as, if anything.
  std::optional<PredicateKind> kind(std::size_t word) const;

  /// Whether what a frame wants beside its predicate stands there: "point out", "make clear".
  bool has_companions(const Frame& frame, std::size_t predicate, PredicateKind kind) const;

  /// Of a verb or a copular predicate: who does it.
  Nominals subject(std::size_t predicate) const;
  /// Of a verb: to whom or what it is done.
  Nominals object(std::size_t verb) const;
  /// Of a verb, or of a noun that a verb carries: who is given it ("gave Iran a warning").
  Nominals indirect_object(std::size_t predicate) const;
  /// Of a noun that stands in a clause behind a preposition: who acts in that clause.
  Nominals subject_of_clause(std::size_t noun) const;
  /// Of a noun that opens a clause before its subject ("During his visit, A met B"): that subject.
  Nominals subject_ahead(std::size_t noun) const;
  /// Prepositional phrases: those of the predicate, then those that hang on its object or on the
  /// light verb that carries it, where a parser may have put them.
  std::vector<Oblique> obliques(std::size_t predicate) const;
  /// Infinitives that a verb or noun governs: "agreed to cut …, to raise …".
  std::vector<std::size_t> infinitives(std::size_t predicate) const;
  /// Whether an infinitive stands with the predicate at all, its purpose or another.
  bool has_infinitive(std::size_t predicate) const;
  /// Whether the noun means people or things that act for whom they belong to.
  bool acts_for_another(std::size_t noun) const;
  /// The head of the clause that a verb says, thinks or demands.
  std::optional<std::size_t> complement(std::size_t verb) const;
  /// The verb that carries a noun predicate: "held talks", "talks were held".
  std::optional<std::size_t> light_verb(std::size_t noun) const;
  /// The verb of the clause that a word stands in; itself when it is one.
  std::optional<std::size_t> verb_above(std::size_t word) const;

  /// Whether it happened, is planned, asked for, denied or only thought of.
  FactStatus status(std::size_t predicate) const;
  /// "recalled his meeting": told of from a later time.
  bool is_recalled(std::size_t predicate) const;
  /// A verb in the past or perfect: what it tells is over, or has begun.
  bool is_past(std::size_t verb) const;
  /// A clause in the present or the present perfect: told as it stands now.
  bool is_present(std::size_t predicate) const;
  bool is_perfect(std::size_t verb) const;
  bool is_past_perfect(std::size_t verb) const;
  /// The time expression that tells when the predicate happened.
  std::optional<std::size_t> time_of(std::size_t predicate) const;

  /// The verb that a second one goes on from, which need not be the one that the parser hung it on.
  std::size_t coordinated_with(std::size_t verb) const;
  /// The verb reports what somebody says.
  bool is_saying(std::size_t word) const;
  /// Who says the clause that a word stands in, if the sentence reports it.
  Nominals speakers_of(std::size_t word) const;

  /// The phrases that may say who a nominal is, best first: the one it stands in, those beside it
  /// in apposition, and of a body of people ("Maigari's group") whose it is.
  std::vector<std::size_t> phrases_of(std::size_t nominal) const;
  std::optional<std::size_t> phrase_at(std::size_t word) const;
  /// What "who", "which" or "that" stands for; the word itself when it is no relative pronoun.
  std::size_t antecedent(std::size_t nominal) const;

 private:
  bool is_beside(std::size_t predicate, std::size_t word) const;
  std::vector<std::size_t> subjects_under(std::size_t predicate) const;
  Nominals surface_subject(std::size_t predicate, int depth) const;
  Nominals inherited_subject(std::size_t predicate, int depth) const;
  std::optional<std::size_t> counted_object(std::size_t verb) const;
  std::vector<std::size_t> objects_under(std::size_t verb) const;
  Nominals subject_of_content(std::size_t noun, int depth) const;
  bool is_speech_act(std::size_t verb) const;
  bool is_told_by(std::size_t clause, std::size_t verb) const;
  void add_owners(std::size_t collective, std::vector<std::size_t>& found) const;
  void add_beside_allies(std::size_t allies, std::vector<std::size_t>& found) const;
  void add_appositions(std::size_t nominal, bool own, std::vector<std::size_t>& found) const;
  Nominals agents(std::size_t verb) const;
  Nominals expand(std::size_t head) const;
  void add_included(std::size_t head, Nominals& members) const;
  void add_obliques(std::size_t of, bool attached, std::vector<Oblique>& found) const;
  void add_nested(std::size_t of, std::vector<Oblique>& found) const;
  void add_around_deed(std::size_t noun, std::vector<Oblique>& found) const;
  void add_below_object(std::size_t object, std::vector<Oblique>& found) const;
  std::optional<FactStatus> own_status(std::size_t predicate) const;
  std::optional<FactStatus> governed_status(std::size_t predicate) const;
  bool is_performed(std::size_t predicate, std::size_t above) const;
  FactStatus status_at(std::size_t predicate, int depth) const;
  bool is_within_antecedent(std::size_t clause) const;
  std::optional<std::size_t> time_under(std::size_t predicate) const;

  /// How many governors a role or a status is followed through; sentences nest no deeper in sense.
  static constexpr int kMaximumDepth = 12;

  SentenceView view_;
  Syntax tree_;
  std::vector<std::size_t> phrase_at_;  ///< of each word; Word::kRoot for none
};

}  // namespace newsgraph::understanding
