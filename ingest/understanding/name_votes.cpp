#include "newsgraph/ingest/understanding/name_votes.h"

#include "newsgraph/ingest/understanding/person_names.h"

namespace newsgraph::understanding {

namespace {

/// Words before a name that say it is a place.
bool brings_place(const Word& word) {
  return word.is("in") || word.is("at") || word.is("near") || word.is("outside") ||
         word.is("across");
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
  const Words& words = sentence.words;
  Votes& votes = votes_[fold(phrase.name)];
  // Capitals in a headline mislead the language analysis more often than it sees through them.
  const int weight = sentence.block == BlockKind::kHeadline ? 1 : kRecognisedWeight;
  if (phrase.recognised == NameShape::kPerson) votes.person += weight;
  if (phrase.recognised == NameShape::kOrganization) votes.organization += weight;
  if (phrase.recognised == NameShape::kPlace) votes.place += weight;
  if (phrase.recognised == NameShape::kEvent) votes.event += weight;
  // "Russia's Severgazeksport": what a country has by a single name is a company or a body.
  const std::size_t first = phrase.words.begin;
  if (first > 1 && words[first - 1].is("'s") && name_words(phrase.name).size() == 1 &&
      !gazetteer_.find(words[first - 2].form).empty()) {
    votes.organization += kRecognisedWeight;
  }
  if (phrase.words.begin > 0 && brings_place(words[phrase.words.begin - 1])) ++votes.place;
  const std::size_t next = phrase.words.end;
  if (next >= words.size()) return;
  if (words[next].is(",")) {
    const auto country = country_at(words, next + 1, gazetteer_);
    if (country && country->match.kind == CountryNameKind::kName && phrase.words.begin > 0 &&
        words[phrase.words.begin - 1].is(WordClass::kPreposition)) {
      ++votes.place;
      votes.country = country->match.country;
    }
    return;
  }
  if (acts(words, phrase)) {
    ++(name_words(phrase.name).size() > 1 ? votes.person : votes.organization);
  }
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

}  // namespace newsgraph::understanding
