#include "newsgraph/ingest/understanding/phrases.h"

#include "newsgraph/ingest/understanding/group_phrases.h"
#include "newsgraph/ingest/understanding/name_shapes.h"
#include "newsgraph/ingest/understanding/spotting.h"
#include "newsgraph/ingest/understanding/state_phrases.h"
#include "newsgraph/ingest/understanding/titled_phrases.h"

namespace newsgraph::understanding {

namespace {

constexpr std::size_t kMaximumCountryWords = 6;

/// "the 23rd summit of the Shanghai Cooperation Organisation (SCO)", "the SCO summit".
std::optional<Phrase> numbered_summit_at(const Spotting& text, std::size_t i) {
  const std::size_t j = text.after_determiner(i);
  const WordRange name = name_at(text.words, j);
  std::size_t noun = name.empty() ? j : name.end;
  if (name.empty() && text.within(j) && text.words[j].is(WordClass::kNumber)) noun = j + 1;
  if (noun == j || !text.within(noun)) return std::nullopt;
  const bool is_event =
      text.is_at(noun, "summit") || text.is_at(noun, "conference") || text.is_at(noun, "forum");
  if (!is_event) return std::nullopt;
  Phrase phrase;
  phrase.sort = PhraseSort::kEvent;
  std::size_t end = noun + 1;
  if (text.is_at(end, "of")) {
    const std::size_t host = text.is_at(end + 1, "the") ? end + 2 : end + 1;
    const WordRange body = name_at(text.words, host);
    if (!body.empty()) end = body.end;
  }
  if (name.empty() && end == noun + 1) return std::nullopt;
  phrase.words = {i, end};
  phrase.name = text_of(text.words, {j, end});
  read_bracketed_alias(text, phrase);
  phrase.alias.clear();
  return phrase;
}

/// "a donor conference on the future of Syria": an occasion that is called by what it is about, which
/// ends where the next preposition or the verb begins.
std::optional<Phrase> conference_on_at(const Spotting& text, std::size_t i) {
  const std::size_t begin = text.after_determiner(i);
  std::size_t noun = begin;
  while (text.within(noun) && noun < begin + 2 && text.words[noun].deprel == "compound") ++noun;
  if (text.is_at(begin, "international") && noun == begin) ++noun;
  const bool occasion = text.is_at(noun, "conference") || text.is_at(noun, "summit");
  const bool reporters = text.is_at(noun - 1, "press") || text.is_at(noun - 1, "news");
  if (begin == i || !occasion || reporters || !text.is_at(noun + 1, "on")) return std::nullopt;
  const auto goes_on = [&](std::size_t at) {
    const Word& word = text.words[at];
    if (is_calendar_name(word) || word.is(WordClass::kNumber)) return false;
    return word.is("of") || word.is("and") || word.is(WordClass::kDeterminer) ||
           word.upos == "NOUN" || word.upos == "PROPN" || word.upos == "ADJ";
  };
  std::size_t end = noun + 2;
  while (text.within(end) && goes_on(end)) ++end;
  if (end == noun + 2 || !text.words[end - 1].is(WordClass::kOther)) return std::nullopt;
  Phrase phrase;
  phrase.words = {i, end};
  phrase.sort = PhraseSort::kEvent;
  phrase.name = text_of(text.words, {begin, end});
  return phrase;
}

/// Capitalised only because the sentence begins with it.
bool is_common(const Spotting& text, const Word& word) {
  const bool common_noun = word.upos == "NOUN" && !word.ner.starts_with("B-");
  // "Boeing" and "Emily" are names.
  const bool ending = word.upos != "PROPN" && word.ner == "O" &&
                      (word.lower.ends_with("ing") || word.lower.ends_with("ly"));
  return common_noun || ending || text.knowledge.common_words.contains(word.lower);
}

std::optional<Phrase> name_phrase_at(const Spotting& text, std::size_t i) {
  const std::size_t j = text.after_determiner(i);
  WordRange name = name_at(text.words, j);
  if (name.empty()) return std::nullopt;
  if (text.begins_sentence(j) && is_common(text, text.words[j])) {
    name = name_at(text.words, j + 1);
    if (name.empty() || country_at(text.words, j + 1, text.knowledge.gazetteer) ||
        text.knowledge.offices.title_at(text.words, j + 1)) {
      return std::nullopt;
    }
  }
  Phrase phrase;
  phrase.words = {name.begin == j ? i : name.begin, name.end};
  phrase.name = text_of(text.words, name);
  phrase.sentence_initial = text.begins_sentence(name.begin);
  phrase.recognised = recognised_as(text.words, name);
  phrase.sort = sort_of(shape_of(text.words, name));
  read_bracketed_alias(text, phrase);
  if (phrase.sort == PhraseSort::kName) read_title_after_name(text, phrase);
  return phrase;
}

/// Each reader gives the phrase that begins at a word, or nothing; the first that answers wins.
std::optional<Phrase> phrase_at(const Spotting& text, std::size_t i) {
  if (text.words[i].is(WordClass::kPunctuation)) return std::nullopt;
  for (const auto reader : {pronoun_at, group_at, titled_at, numbered_summit_at, conference_on_at,
                            government_at, country_phrase_at, body_at, name_phrase_at}) {
    if (auto phrase = reader(text, i)) return phrase;
  }
  return std::nullopt;
}

}  // namespace

std::optional<CountryAt> country_at(const Words& words, std::size_t begin,
                                    const Gazetteer& gazetteer) {
  if (begin >= words.size() || !is_capitalised(words[begin])) return std::nullopt;
  // "Northern Ireland" is not Ireland, "New Mexico" not Mexico.
  const bool other =
      begin > 0 && (words[begin - 1].form == "New" ||
                    (words[begin - 1].form == "Northern" && words[begin].is("ireland")));
  if (other) return std::nullopt;
  std::optional<CountryAt> best;
  std::string name;
  for (std::size_t i = begin; i < words.size() && i < begin + kMaximumCountryWords; ++i) {
    if (i > begin) name += ' ';
    name += words[i].form;
    const std::vector<Gazetteer::Match> matches = gazetteer.find(name);
    if (!matches.empty()) best = CountryAt{matches.front(), i + 1};
  }
  return best;
}
std::vector<Phrase> spot_phrases(const Words& words, const SpottingKnowledge& knowledge) {
  const Spotting text{words, knowledge};
  std::vector<Phrase> phrases;
  for (std::size_t i = 0; i < words.size();) {
    std::optional<Phrase> phrase = phrase_at(text, i);
    if (!phrase || phrase->words.empty()) {
      ++i;
      continue;
    }
    i = phrase->words.end;
    phrases.push_back(std::move(*phrase));
  }
  return phrases;
}

}  // namespace newsgraph::understanding
