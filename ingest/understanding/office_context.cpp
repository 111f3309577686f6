#include "newsgraph/ingest/understanding/office_context.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "newsgraph/ingest/understanding/name_shapes.h"

namespace newsgraph::understanding {

namespace {

/// What a headline or a lead counts more than other sentences.
constexpr double kTopWeight = 2;
/// The country that an article is about is named so much more often than the next.
constexpr double kClearly = 2;
/// How many sentences back a noun may refer.
constexpr std::size_t kMemorySentences = 12;

/// Nouns that may stand for any organisation; others must be a word of its name.
bool is_general(std::string_view noun) {
  static const std::unordered_set<std::string_view> kNouns{
      "group",       "bloc", "company", "organisation", "organization", "movement",  "alliance",
      "firm",        "body", "agency",  "institution",  "association",  "coalition", "charity",
      "corporation", "its",  "their",   "lender",       "carrier",      "newspaper", "outlet"};
  return kNouns.contains(noun);
}

bool has_word(const std::string& name, std::string_view noun) {
  const std::vector<std::string> words = name_words(name);
  return std::find(words.begin(), words.end(), noun) != words.end();
}

bool is_named(const std::string& name) {
  return std::any_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// An army or a ministry is no "group" and no "bloc".
bool is_of_state(const std::string& name) {
  for (std::string_view noun :
       {"army", "navy", "military", "police", "ministry", "parliament", "court", "embassy",
        "government", "forces", "guard", "senate", "legislature", "judiciary"}) {
    if (has_word(name, noun)) return true;
  }
  return false;
}

/// "Peru's A and Kenya's B"
bool are_joined(const SpottedSentence& sentence, const Phrase& first, const Phrase& second) {
  std::size_t at = first.words.end;
  if (at >= sentence.words.size() || !sentence.words[at].is("and")) return false;
  for (++at; at < second.words.begin; ++at) {
    const bool owner =
        std::any_of(sentence.phrases.begin(), sentence.phrases.end(), [&](const Phrase& phrase) {
          return phrase.sort == PhraseSort::kCountry && phrase.words.contains(at);
        });
    if (!owner && !sentence.words[at].is("'s")) return false;
  }
  return true;
}

}  // namespace

bool is_bare_noun(const std::string& body) {
  return body.find(' ') == std::string::npos && body == lower_case(body);
}

OfficeContext::OfficeContext(std::span<const SpottedSentence> sentences, Registry& registry,
                             std::optional<std::size_t> home)
    : sentences_(sentences),
      registry_(registry),
      mentions_(find_countries(sentences, registry.gazetteer())),
      home_(home) {
  count_countries(home);
}

void OfficeContext::count_countries(std::optional<std::size_t> home) {
  std::vector<double> weights(registry_.gazetteer().countries().size(), 0);
  bool lead = false;
  bool home_leads = false;
  for (std::size_t s = 0; s < sentences_.size(); ++s) {
    const BlockKind block = sentences_[s].block;
    if (block == BlockKind::kDateline) continue;
    std::vector<std::size_t> named = countries_of_places(s);
    for (const CountryMention& mention : mentions_[s]) named.push_back(mention.country);
    const bool first = !lead && block == BlockKind::kParagraph && !named.empty();
    lead = lead || first;
    const bool top = first || block == BlockKind::kHeadline;
    for (std::size_t country : named) {
      weights[country] += top ? kTopWeight : 1;
      home_leads = home_leads || (top && country == home);
    }
  }
  // A report that only comes from a place does not begin with it.
  country_ = home_leads ? home : most_mentioned(weights);
  const bool silent = std::all_of(weights.begin(), weights.end(), [](double w) { return w == 0; });
  if (silent) country_ = home;
}

/// A town speaks of its country.
std::vector<std::size_t> OfficeContext::countries_of_places(std::size_t sentence) const {
  std::vector<std::size_t> countries;
  for (const Phrase& phrase : sentences_[sentence].phrases) {
    if (phrase.sort == PhraseSort::kPlace && phrase.country) countries.push_back(*phrase.country);
  }
  return countries;
}

std::optional<std::size_t> OfficeContext::most_mentioned(const std::vector<double>& weights) const {
  const auto best = std::max_element(weights.begin(), weights.end());
  if (best == weights.end() || *best == 0) return std::nullopt;
  const bool clear = std::none_of(weights.begin(), weights.end(), [&](const double& other) {
    return &other != &*best && other * kClearly > *best;
  });
  return clear ? std::optional(static_cast<std::size_t>(best - weights.begin())) : std::nullopt;
}

std::optional<std::size_t> OfficeContext::acting_country(std::size_t sentence,
                                                         const std::vector<std::size_t>& not_these,
                                                         std::size_t reach) const {
  for (std::size_t back = 0; back <= reach && back <= sentence; ++back) {
    std::optional<std::size_t> only;
    for (const CountryMention& mention : mentions_[sentence - back]) {
      if (!mention.acts ||
          std::find(not_these.begin(), not_these.end(), mention.country) != not_these.end()) {
        continue;
      }
      if (only && *only != mention.country) return std::nullopt;
      only = mention.country;
    }
    if (only) return only;
  }
  return std::nullopt;
}

bool OfficeContext::acts(std::size_t sentence, std::size_t country) const {
  return std::any_of(
      mentions_[sentence].begin(), mentions_[sentence].end(),
      [&](const CountryMention& mention) { return mention.acts && mention.country == country; });
}

std::size_t OfficeContext::likeliest(const std::vector<std::size_t>& countries) const {
  std::optional<std::size_t> named;
  bool only = true;
  for (std::size_t country : countries) {
    if (country == country_) return country;
    for (const std::vector<CountryMention>& mentions : mentions_) {
      const bool here = std::any_of(mentions.begin(), mentions.end(), [&](const auto& mention) {
        return mention.country == country;
      });
      if (!here) continue;
      only = !named || *named == country;
      if (!named) named = country;
      break;
    }
  }
  return named && only ? *named : countries.front();
}

std::optional<std::size_t> OfficeContext::country_of_earlier_title(const Title& title,
                                                                   std::size_t sentence) const {
  std::optional<std::size_t> only;
  for (std::size_t s = 0; s <= sentence; ++s) {
    for (const Phrase& phrase : sentences_[s].phrases) {
      const bool alike = phrase.sort == PhraseSort::kTitle && phrase.title && phrase.country &&
                         phrase.title->head == title.head && !phrase.counterpart;
      if (!alike) continue;
      if (only && *only != *phrase.country) return std::nullopt;
      only = phrase.country;
    }
  }
  return only;
}

bool OfficeContext::is_organization(const Phrase& phrase) const {
  if (phrase.sort == PhraseSort::kOrganization) return true;
  if (phrase.sort != PhraseSort::kName) return false;
  const auto entity = registry_.entity(phrase);
  return entity && registry_.entities()[*entity].label == EntityLabel::kOrganization;
}

/// The organisation named last before a place whose name has the noun, or any that can be meant by
/// a general one when it is empty. In a sentence before, its subject comes first.
const Phrase* OfficeContext::organization_before(WordPlace place, std::string_view noun) const {
  for (std::size_t back = 0; back <= place.sentence && back < kMemorySentences; ++back) {
    const SpottedSentence& sentence = sentences_[place.sentence - back];
    const Phrase* found = nullptr;
    for (std::size_t p = sentence.phrases.size(); p-- > 0;) {
      const Phrase& phrase = sentence.phrases[p];
      if (back == 0 && phrase.words.end > place.word) continue;
      if (!is_organization(phrase) || !is_named(phrase.name)) continue;
      if (noun.empty() ? is_of_state(phrase.name) : !has_word(phrase.name, noun)) continue;
      if (found == nullptr || is_subject(sentence.words, phrase.words)) found = &phrase;
    }
    if (found != nullptr) return found;
  }
  return nullptr;
}

/// "Nordgas said its chairman": what owns an office and is nothing else is a body.
const Phrase* OfficeContext::owner_before(WordPlace place) const {
  const SpottedSentence& sentence = sentences_[place.sentence];
  for (const Phrase& phrase : sentence.phrases) {
    if (phrase.words.end > place.word) break;
    const bool unknown = phrase.sort == PhraseSort::kName && !registry_.entity(phrase) &&
                         phrase.recognised != NameShape::kPerson;
    if (unknown && is_subject(sentence.words, phrase.words)) return &phrase;
  }
  return nullptr;
}

std::string OfficeContext::organization(WordPlace place) const {
  const Word& word = sentences_[place.sentence].words[place.word];
  const Phrase* phrase = word.is("its") ? owner_before(place) : nullptr;
  if (phrase == nullptr) phrase = organization_before(place, word.lower);
  if (phrase == nullptr && is_general(word.lower)) phrase = organization_before(place, {});
  return phrase == nullptr ? std::string{} : phrase->name;
}

/// "An army spokesman": that of the country that acted last, or that the article is about, unless
/// the sentence speaks of that one otherwise ("urged the Philippines").
std::optional<std::size_t> OfficeContext::country_of_body(WordPlace place) const {
  constexpr std::size_t kReach = 3;
  const auto& here = mentions_[place.sentence];
  std::vector<std::size_t> behind;
  bool spoken_of = false;
  for (const CountryMention& mention : here) {
    if (mention.word > place.word) behind.push_back(mention.country);
    spoken_of = spoken_of || mention.country == country_;
  }
  if (const auto acting = acting_country(place.sentence, behind, kReach)) return acting;
  return spoken_of ? std::nullopt : country_;
}

std::string OfficeContext::full_name(const std::string& body, WordPlace place) const {
  const std::vector<std::string> words = name_words(body);
  if (words.empty() || body != lower_case(body)) return body;
  for (std::size_t back = 0; back <= place.sentence; ++back) {
    for (const Phrase& phrase : sentences_[place.sentence - back].phrases) {
      if (phrase.sort != PhraseSort::kOrganization) continue;
      const std::vector<std::string> full = name_words(phrase.name);
      const bool longer =
          full.size() > words.size() && std::equal(words.rbegin(), words.rend(), full.rbegin());
      if (longer) return phrase.name;
    }
  }
  if (!is_of_state(body)) return body;
  const auto country = country_of_body(place);
  if (!country) return body;
  const auto& demonyms = registry_.gazetteer().countries()[*country].demonyms;
  return demonyms.empty() ? body : demonyms.front() + ' ' + body;
}

std::string OfficeContext::counted_organization(WordPlace place, std::size_t ordinal) const {
  for (std::size_t back = 1; back <= place.sentence && back < kMemorySentences; ++back) {
    const SpottedSentence& sentence = sentences_[place.sentence - back];
    const Phrase* first = nullptr;
    for (const Phrase& phrase : sentence.phrases) {
      if (!is_organization(phrase)) continue;
      if (first != nullptr && are_joined(sentence, *first, phrase)) {
        return ordinal == 0 ? first->name : phrase.name;
      }
      first = &phrase;
    }
  }
  return {};
}

std::string OfficeContext::mentioned(std::span<const std::string_view> names) const {
  for (const SpottedSentence& sentence : sentences_) {
    for (const Phrase& phrase : sentence.phrases) {
      for (std::string_view name : names) {
        if (phrase.name == name) return phrase.name;
      }
    }
  }
  return {};
}

}  // namespace newsgraph::understanding
