#include "newsgraph/ingest/understanding/country_mentions.h"

#include <algorithm>

namespace newsgraph::understanding {

namespace {

/// Part of a person's name: "Ana Lima".
bool is_in_name(const SpottedSentence& sentence, std::size_t word) {
  if (sentence.words[word].ner.ends_with("PERSON")) return true;
  return std::any_of(sentence.phrases.begin(), sentence.phrases.end(), [&](const Phrase& phrase) {
    if (phrase.sort != PhraseSort::kPerson || !phrase.words.contains(word)) return false;
    const std::vector<std::string> names = name_words(phrase.name);
    return std::find(names.begin(), names.end(), fold(sentence.words[word].form)) != names.end();
  });
}

/// The word is the subject of a clause, or stands before it: "the Rwandan army said".
bool acts(const Words& words, std::size_t word) {
  constexpr int kDeepest = 4;
  for (int depth = 0; depth < kDeepest && word != Word::kRoot; ++depth) {
    const Word& at = words[word];
    if (at.deprel.starts_with("nsubj")) return true;
    const bool inside = at.deprel == "compound" || at.deprel == "flat" || at.deprel == "amod" ||
                        at.deprel == "nmod:poss" || at.deprel == "conj";
    if (!inside) return false;
    word = at.head;
  }
  return false;
}

}  // namespace

CountryMentions find_countries(std::span<const SpottedSentence> sentences,
                               const Gazetteer& gazetteer) {
  CountryMentions all;
  for (const SpottedSentence& sentence : sentences) {
    std::vector<CountryMention>& mentions = all.emplace_back();
    for (std::size_t i = 0; i < sentence.words.size();) {
      const auto at = country_at(sentence.words, i, gazetteer);
      if (at && !is_in_name(sentence, i)) {
        mentions.push_back({at->match.country, i, acts(sentence.words, at->end - 1),
                            at->match.kind == CountryNameKind::kCapital});
      }
      i = at ? at->end : i + 1;
    }
  }
  return all;
}

bool is_subject(const Words& words, WordRange phrase) {
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (words[i].deprel.starts_with("nsubj")) return true;
  }
  return false;
}

}  // namespace newsgraph::understanding
