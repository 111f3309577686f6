// The event lexicon: which words say that something happened between whom, read from
// datasets/lexicon/events.lexicon, whose head describes the format.
//
// Immutable once read; any number of threads may use one Lexicon.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace newsgraph::understanding {

enum class SlotPlace { kSubject, kObject, kPreposition, kInfinitive, kThat, kBetween, kEach };

/// What may fill a slot.
enum class Filler { kActor, kPerson, kOrganization, kCountry, kPlace, kEvent, kTopic, kStatement };

struct Slot {
  SlotPlace place = SlotPlace::kSubject;
  std::vector<std::string> prepositions;  ///< any of which brings the filler
  std::vector<Filler> fillers;            ///< in the order of preference
  std::string word;                       ///< the filler must contain it, when not empty
};

/// One event line.
struct Frame {
  std::string relation;
  std::string type;  ///< PLOVER type; empty for a state or a saying
  std::string mode;
  std::vector<std::string> companions;  ///< words after the verb, or before the noun
  Slot from;
  Slot to;  ///< same as `from` when both ends are in one slot (between, each)
  bool one_slot = false;
  std::vector<Slot> joint;       ///< those there act together with `from`
  std::vector<Slot> needed;      ///< must be filled
  std::vector<Slot> properties;  ///< kept with the fact under their first preposition
};

/// How a verb stands in its clause, as far as its form tells.
enum class VerbForm { kBase, kPresent, kPast, kParticiple, kGerund };

struct VerbReading {
  std::string lemma;
  VerbForm form = VerbForm::kBase;
  bool finite = false;  ///< a past that is no participle: "spoke"
};

enum class VerbKind { kLight, kPlanned, kWished, kRefused, kRecalled, kPlain };

class Lexicon {
 public:
  /// Reads the text. Throws Error with file, line and column when a line is malformed.
  static Lexicon read(std::string_view text, const std::string& file_name);
  /// The lexicon the program was built with.
  static const Lexicon& built_in();

  /// The verb that a lower-case word form can be, if it is known. A form that is both past and
  /// participle reads as past.
  std::optional<VerbReading> verb(const std::string& lower) const;
  bool is(VerbKind kind, const std::string& lemma) const;
  bool is_occasion(const std::string& lower) const { return occasions_.contains(lower); }
  /// Frames triggered by a verb or a noun, in the order of the file; empty when there are none.
  const std::vector<Frame>& verb_frames(const std::string& lemma) const;
  const std::vector<Frame>& noun_frames(const std::string& lower) const;

 private:
  class Reader;
  void add_verb(const std::string& lemma);
  void add_form(const std::string& form, const std::string& lemma, VerbForm verb_form);

  std::unordered_map<std::string, VerbReading> verbs_;
  std::unordered_map<std::string, std::unordered_set<std::string>> kinds_;
  std::unordered_set<std::string> occasions_;
  std::unordered_map<std::string, std::vector<Frame>> verb_frames_;
  std::unordered_map<std::string, std::vector<Frame>> noun_frames_;
};

}  // namespace newsgraph::understanding
