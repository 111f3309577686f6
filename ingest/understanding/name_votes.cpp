#include "newsgraph/ingest/understanding/name_votes.h"

#include <algorithm>

#include "newsgraph/ingest/understanding/cities.h"
#include "newsgraph/ingest/understanding/gender.h"
#include "newsgraph/ingest/understanding/person_names.h"

namespace newsgraph::understanding {

namespace {

/// Words before a name that say it is a place.
bool brings_place(const Word& word) {
  return word.is("in") || word.is("at") || word.is("near") || word.is("outside") ||
         word.is("across");
}

/// "Ana Lima", and no town that is called so.
bool begins_with_given_name(const std::string& name) {
  constexpr std::size_t kMostNames = 4;
  const std::vector<std::string> names = name_words(name);
  return names.size() > 1 && names.size() <= kMostNames &&
         gender_of_given_name(names.front()) != Gender::kUnknown &&
         Cities::built_in().find(name).empty();
}

/// What follows a name is said of persons: ", who", ", 45,".
bool is_told_of_person(const Words& words, std::size_t next) {
  if (next + 2 >= words.size()) return false;
  if (words[next].is("who")) return true;
  if (!words[next].is(",")) return false;
  const Word& first = words[next + 1];
  const bool age =
      first.form.size() == 2 && first.is(WordClass::kNumber) && words[next + 2].is(",");
  return first.is("who") || age;
}

}  // namespace

void NameVotes::count(std::span<const SpottedSentence> sentences) {
  for (const SpottedSentence& sentence : sentences) {
    for (const Phrase& phrase : sentence.phrases) count(sentence, phrase);
  }
}

Votes NameVotes::of(const std::string& name) const {
  const auto found = votes_.find(fold(name));
  return found == votes_.end() ? Votes{} : found->second;
}

void NameVotes::count(const SpottedSentence& sentence, const Phrase& phrase) {
  if (phrase.sort != PhraseSort::kName) return;
  Votes& votes = votes_[fold(phrase.name)];
  count_recognised(sentence.block, phrase, votes);
  count_neighbours(sentence.words, phrase, votes);
  count_role(sentence.words, phrase, votes);
}

void NameVotes::count_recognised(BlockKind block, const Phrase& phrase, Votes& votes) const {
  // Capitals in a headline mislead the language analysis more often than it sees through them.
  const int weight = block == BlockKind::kHeadline ? 1 : kRecognisedWeight;
  if (phrase.recognised == NameShape::kPerson) votes.person += weight;
  if (phrase.recognised == NameShape::kOrganization) votes.organization += weight;
  if (phrase.recognised == NameShape::kPlace) votes.place += weight;
  if (phrase.recognised == NameShape::kEvent) votes.event += weight;
  const bool may_be_person = phrase.recognised == NameShape::kPlace ||
                             phrase.recognised == NameShape::kUnknown ||
                             phrase.recognised == NameShape::kPerson;
  // More than the language analysis, which takes such names for towns.
  if (may_be_person && begins_with_given_name(phrase.name)) votes.person += weight + 1;
}

void NameVotes::count_neighbours(const Words& words, const Phrase& phrase, Votes& votes) const {
  // "Russia's Severgazeksport": what a country has by a single name is a company or a body.
  const std::size_t first = phrase.words.begin;
  if (first > 1 && words[first - 1].is("'s") && name_words(phrase.name).size() == 1 &&
      !gazetteer_.find(words[first - 2].form).empty()) {
    votes.organization += kRecognisedWeight;
  }
  const std::size_t next = phrase.words.end;
  if (is_told_of_person(words, next)) votes.person += kRecognisedWeight;
  if (first == 0) return;
  if (brings_place(words[first - 1])) ++votes.place;
  if (next >= words.size() || !words[next].is(",")) return;
  const auto country = country_at(words, next + 1, gazetteer_);
  if (country && country->match.kind == CountryNameKind::kName &&
      words[first - 1].is(WordClass::kPreposition)) {
    ++votes.place;
    votes.country = country->match.country;
  }
}

void NameVotes::count_role(const Words& words, const Phrase& phrase, Votes& votes) const {
  const bool several = name_words(phrase.name).size() > 1;
  const std::size_t next = phrase.words.end;
  const bool ends = next >= words.size() || words[next].is(",");
  if (!ends && acts(words, phrase)) ++(several ? votes.person : votes.organization);
  if (several && is_acted_on(words, phrase)) ++votes.person;
}

/// The name is the subject of a verb that somebody does.
bool NameVotes::acts(const Words& words, const Phrase& phrase) const {
  for (std::size_t i = phrase.words.begin; i < phrase.words.end; ++i) {
    if (words[i].deprel != "nsubj" || words[i].head == Word::kRoot) continue;
    const Word& verb = words[words[i].head];
    if (verb.upos == "VERB" && !lexicon_.frames(PredicateKind::kVerb, verb.lemma).empty()) {
      return true;
    }
  }
  return false;
}

/// The name is the object of a verb that is done to somebody and to no place: "thanked Ana Lima".
bool NameVotes::is_acted_on(const Words& words, const Phrase& phrase) const {
  const auto takes = [](const Frame& frame, Filler filler) {
    return frame.to.place == SlotPlace::kObject &&
           std::find(frame.to.fillers.begin(), frame.to.fillers.end(), filler) !=
               frame.to.fillers.end();
  };
  for (std::size_t i = phrase.words.begin; i < phrase.words.end; ++i) {
    if (words[i].deprel != "obj" || words[i].head == Word::kRoot) continue;
    const auto& frames = lexicon_.frames(PredicateKind::kVerb, words[words[i].head].lemma);
    bool somebody = false;
    for (const Frame& frame : frames) {
      if (takes(frame, Filler::kPlace)) return false;
      somebody = somebody || takes(frame, Filler::kActor) || takes(frame, Filler::kPerson);
    }
    if (somebody) return true;
  }
  return false;
}

}  // namespace newsgraph::understanding
