#include "newsgraph/ingest/understanding/article_frame.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace newsgraph::understanding {

namespace {

/// An article's first sentences say what it is about; a name there counts as three.
constexpr std::size_t kOpeningSentences = 4;
constexpr std::size_t kOpeningWeight = 3;

std::map<std::size_t, std::size_t> count_countries(std::span<const SpottedSentence> sentences,
                                                   const Gazetteer& gazetteer) {
  std::map<std::size_t, std::size_t> counts;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const Words& words = sentences[s].words;
    for (std::size_t i = 0; i < words.size();) {
      const auto country = country_at(words, i, gazetteer);
      if (country) counts[country->match.country] += s < kOpeningSentences ? kOpeningWeight : 1;
      i = country ? country->end : i + 1;
    }
  }
  return counts;
}

}  // namespace

void mark_datelines(std::span<SpottedSentence> sentences, const CityCountries& cities) {
  for (SpottedSentence& sentence : sentences) {
    if (sentence.block != BlockKind::kDateline) continue;
    for (Phrase& phrase : sentence.phrases) {
      const bool named =
          phrase.sort == PhraseSort::kName || phrase.sort == PhraseSort::kOrganization;
      if (!named || !cities.is_known(phrase.name)) continue;
      phrase.sort = PhraseSort::kPlace;
      const auto reading = cities.find(phrase.name);
      if (reading) phrase.country = reading->country;
    }
  }
}

std::optional<std::size_t> dateline_country(std::span<const SpottedSentence> sentences,
                                            const Gazetteer& gazetteer) {
  for (const SpottedSentence& sentence : sentences) {
    if (sentence.block != BlockKind::kDateline) continue;
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
      const auto country = country_at(sentence.words, i, gazetteer);
      if (country) return country->match.country;
    }
    for (const Phrase& phrase : sentence.phrases) {
      if (phrase.sort == PhraseSort::kPlace && phrase.country) return phrase.country;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> home_country(std::span<const SpottedSentence> sentences,
                                        const Gazetteer& gazetteer) {
  std::optional<std::size_t> most;
  std::size_t highest = 0;
  std::size_t second = 0;
  for (const auto& [country, count] : count_countries(sentences, gazetteer)) {
    second = std::max(second, std::min(count, highest));
    if (count > highest) most = country;
    highest = std::max(highest, count);
  }
  return highest > second ? most : dateline_country(sentences, gazetteer);
}

std::span<const SpottedSentence> header_lines(std::span<const SpottedSentence> sentences) {
  const auto is_clause = [](const SpottedSentence& sentence) {
    return std::any_of(sentence.words.begin(), sentence.words.end(), [](const Word& word) {
      return word.feats.find("VerbForm=Fin") != std::string_view::npos;
    });
  };
  const auto first = std::find_if(sentences.begin(), sentences.end(), is_clause);
  return sentences.first(static_cast<std::size_t>(first - sentences.begin()));
}

std::optional<int> only_year(std::span<const SpottedSentence> sentences) {
  std::optional<int> only;
  for (const SpottedSentence& sentence : sentences) {
    for (const Word& word : sentence.words) {
      if (word.form.size() != 4 || !word.is(WordClass::kNumber)) continue;
      const int year = std::atoi(word.form.c_str());
      if (year < 1900 || year > 2100) continue;
      if (only && *only != year) return std::nullopt;
      only = year;
    }
  }
  return only;
}

}  // namespace newsgraph::understanding
