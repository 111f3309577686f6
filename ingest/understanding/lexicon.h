// The event lexicon: which predicates say that something happened between whom, read from
// datasets/lexicon/events.lexicon (docs/event-lexicon.md describes the format) and from files of
// the user's.
//
// Predicates are lemmas as the language analysis gives them; the lexicon is written in American
// spelling and finds British forms too. Immutable once read; any number of threads may use one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "newsgraph/ingest/fact.h"

namespace newsgraph::understanding {

/// Where in its predicate's syntax a slot is looked for.
enum class SlotPlace {
  kSubject,      ///< of a verb: who does it, also behind "by"; of a noun: whose it is
  kObject,       ///< of a verb: to whom or what it is done, also as the subject of a passive
  kPreposition,  ///< behind one of the slot's prepositions; "to" and "for" also an indirect object
  kInfinitive,   ///< "agreed to cut tariffs"
  kThat,         ///< a clause: "demanded that the troops leave"
  kClause,       ///< the subject of the clause that a noun stands in: "came at the invitation of"
  kBetween,      ///< "talks between A and B": both ends in one
  kEach,         ///< several subjects among one another: "A and B met"
};

/// What may fill a slot.
enum class Filler { kActor, kPerson, kOrganization, kCountry, kPlace, kEvent, kTopic, kStatement };

struct Slot {
  SlotPlace place = SlotPlace::kSubject;
  std::vector<std::string> prepositions;  ///< any of which brings the filler
  std::vector<Filler> fillers;            ///< in the order of preference
  std::vector<std::string> words;  ///< lemmas, one of which the filler must contain; empty: any
};

enum class PredicateKind { kVerb, kNoun, kAdjective };

/// One event line: a relation between two slots of a predicate.
struct Frame {
  std::string relation;
  std::string type;   ///< PLOVER event type; empty for a state or a saying
  std::string mode;   ///< PLOVER mode, or empty
  std::string cameo;  ///< CAMEO event code ("036"), or empty
  /// Lemmas that must stand with the predicate: of a verb its particle, preposition or object; of a
  /// noun what comes before it.
  std::vector<std::string> companions;
  Slot from;
  Slot to;  ///< same as `from` when both ends are in one slot (between, each)
  bool one_slot = false;
  std::vector<Slot> joint;           ///< those there act together with `from`
  std::vector<Slot> needed;          ///< must be filled
  std::vector<Slot> absent;          ///< must not be filled: "called on X", but not "to resign"
  std::vector<Slot> properties;      ///< kept with the fact under their first preposition
  std::optional<FactStatus> effect;  ///< the status that the predicate itself says
  std::string source;                ///< "events.lexicon:120", for explanations
};

/// Closed lists of predicates with a role in syntax or telling.
enum class WordList {
  kLight,           ///< verbs that only carry a noun: "held a meeting"
  kRecalled,        ///< what they govern happened earlier: "recalled his meeting"
  kPlain,           ///< say only which way a topic goes: "agreed to enhance trade"
  kOccasion,        ///< nouns for what people come together in
  kControlsItself,  ///< "A promised B to go": A goes, in spite of the object
};

class Lexicon {
 public:
  /// Reads the text. Throws Error with file, line and column when a line is malformed.
  static Lexicon read(std::string_view text, const std::string& file_name);
  /// The lexicon the program was built with.
  static const Lexicon& built_in();
  /// This lexicon with the lines of a user's file before its own.
  Lexicon extended(std::string_view text, const std::string& file_name) const;

  /// Frames of a predicate, in the order of the file; empty when there are none.
  const std::vector<Frame>& frames(PredicateKind kind, std::string_view lemma) const;
  /// The status of what a predicate governs: "plans to visit" (planned), "refused to sign"
  /// (denied).
  std::optional<FactStatus> governed_status(PredicateKind kind, std::string_view lemma) const;
  bool is(WordList list, std::string_view lemma) const;
  /// The lemma of a verb's form, as lines have it: in American spelling, and, where the language
  /// analysis erred ("emphasis" for "emphasised", "withdr" for "withdrew"), the one that the
  /// lexicon knows and the form is of. The given one when the lexicon does not know the verb.
  std::string verb_lemma(const std::string& lemma, std::string_view form) const;
  /// The same for a noun: "clash" for "clashes", where "clashe" was given.
  std::string noun_lemma(const std::string& lemma, std::string_view form) const;
  /// How many different predicates have frames.
  std::size_t predicate_count() const;

 private:
  class Reader;
  bool knows_verb(std::string_view lemma) const;

  // Keys are lemmas in American spelling behind a letter for their kind ("v:criticize").
  std::unordered_map<std::string, std::vector<Frame>> frames_;
  std::unordered_map<std::string, FactStatus> governed_;
  std::unordered_map<int, std::unordered_set<std::string>> lists_;
  std::unordered_set<std::string> nouns_;  // those that a line names, in American spelling
};

/// "criticise" → "criticize", "honour" → "honor": the American spelling of a lemma, by rule.
std::string american_spelling(std::string_view lemma);

}  // namespace newsgraph::understanding
