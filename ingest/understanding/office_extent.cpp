// How far the words reach that say what an office is and whose: the noun phrase around a title.
#include <algorithm>

#include "newsgraph/ingest/understanding/name_shapes.h"
#include "newsgraph/ingest/understanding/noun_classes.h"
#include "newsgraph/ingest/understanding/office_owner.h"

namespace newsgraph::understanding {

namespace {

constexpr std::size_t kMostWordsBefore = 10;

/// Stands inside a noun phrase, before its head.
bool is_in_noun_phrase(const Word& word) {
  return is_one_of(word.upos, {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"}) ||
         is_possessive_ending(word) || word.is(WordClass::kPossessive) ||
         (word.upos == "VERB" && word.deprel == "amod") || word.is("then") || word.is("also");
}

/// "Undersecretary for Education Mr. Lima": the office ends here.
bool is_honorific(const Word& word) {
  return is_one_of(word.lower, {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."});
}

}  // namespace

bool OwnerReader::starts_name(std::size_t word) const {
  const Phrase* phrase = phrase_at(word);
  const bool person = phrase != nullptr && phrase->sort == PhraseSort::kPerson;
  return words_[word].ner == "B-PERSON" || (person && phrase->words.begin == word);
}

/// A person's name ends before a word. "Jordan's king" has none, whatever the language analysis
/// says.
bool OwnerReader::ends_person(std::size_t word) const {
  if (!words_[word - 1].ner.ends_with("PERSON")) return false;
  const Phrase* phrase = phrase_at(word - 1);
  const bool of_title = phrase != nullptr && phrase->title && phrase->country;
  return !of_title || word - 1 >= phrase->title->words.begin;
}

std::size_t OwnerReader::phrase_begin(std::size_t begin, bool several) const {
  std::size_t first = begin;
  while (first > 0 && begin - first < kMostWordsBefore && !ends_person(first)) {
    // "Bank of Japan Governor": the body's name is one.
    const Phrase* body = phrase_at(first - 1);
    const bool before_title =
        body != nullptr && body->title && !body->body.empty() &&
        body->title->words.begin == first && body->words.begin < first &&
        text_of(words_, {body->words.begin, first}).find(body->body) != std::string::npos;
    if (before_title ||
        (body != nullptr && body->sort == PhraseSort::kOrganization && body->words.end == first)) {
      first = body->words.begin;
      continue;
    }
    // "the Peruvian and Kenyan ministers"
    const bool joins = several && words_[first - 1].is("and") && is_capitalised(words_[first]);
    if (!joins && !is_in_noun_phrase(words_[first - 1])) break;
    --first;
    if (words_[first].upos != "DET") continue;
    // "then an attaché", "also a member"
    if (first > 0 && is_one_of(words_[first - 1].lower, {"then", "also", "now", "once"})) --first;
    break;
  }
  return first;
}

/// Past the noun phrase that begins here, with what "of" adds to it; of several owners past the
/// last.
std::size_t OwnerReader::complement_end(std::size_t begin, bool several) const {
  std::size_t end = begin;
  while (end < words_.size() && !starts_name(end) && !is_honorific(words_[end])) {
    const bool of = words_[end].is("of") && end + 1 < words_.size();
    const bool joins =
        words_[end].is("and") && end > begin && end + 1 < words_.size() &&
        (several || (words_[end + 1].upos == "NOUN" && !is_capitalised(words_[end + 1])));
    if (!is_in_noun_phrase(words_[end]) && !of && !joins) break;
    const std::size_t name_end = std::max(name_at(words_, end).end, end + 1);
    do {
      ++end;
    } while (end < name_end && !starts_name(end) && !is_honorific(words_[end]));
  }
  return end;
}

TitleMention OwnerReader::mention_of(Title title) const {
  TitleMention mention;
  mention.head = title.words.begin;
  for (std::size_t i = title.words.begin; i < title.words.end; ++i) {
    if (words_[i].head == Word::kRoot || !title.words.contains(words_[i].head)) mention.head = i;
  }
  mention.phrase = {phrase_begin(title.words.begin, title.plural), title.words.end};
  const std::size_t next = title.words.end;
  if (next + 1 < words_.size() &&
      is_one_of(words_[next].lower, {"of", "for", "at", "in", "to", "with", "on"})) {
    const std::size_t end = complement_end(next + 1, title.plural);
    if (end > next + 1) mention.phrase.end = end;
  }
  mention.title = std::move(title);
  return mention;
}

}  // namespace newsgraph::understanding
