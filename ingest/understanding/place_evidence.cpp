#include "newsgraph/ingest/understanding/place_evidence.h"

#include <algorithm>
#include <initializer_list>
#include <unordered_set>

namespace newsgraph::understanding {

namespace {

constexpr std::size_t kLongestCountryName = 6;
constexpr std::size_t kMostModifiers = 4;
constexpr std::size_t kLongestApposition = 14;

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// Nouns that a place's name stands behind or before.
bool is_place_noun(const Word& word) {
  static const std::unordered_set<std::string_view> kNouns{
      "city",         "town",        "village",    "capital",       "province",     "region",
      "state",        "district",    "port",       "area",          "island",       "peninsula",
      "county",       "suburb",      "stronghold", "enclave",       "territory",    "settlement",
      "municipality", "governorate", "prefecture", "neighbourhood", "neighborhood", "resort",
      "hub",          "valley",      "township",   "islands",       "hamlet",       "oblast",
      "republic",     "department",  "commune",    "metropolis",    "cities",       "towns",
      "villages",     "provinces",   "regions",    "states",        "districts"};
  return kNouns.contains(word.lower);
}

bool is_direction(const Word& word) {
  return is_one_of(word.lower, {"north",         "south",         "east",          "west",
                                "northern",      "southern",      "eastern",       "western",
                                "central",       "northeastern",  "northwestern",  "southeastern",
                                "southwestern",  "northeast",     "northwest",     "southeast",
                                "southwest",     "north-eastern", "north-western", "south-eastern",
                                "south-western", "upper",         "lower"});
}

}  // namespace

std::optional<std::size_t> PlaceEvidence::phrase_at(std::size_t word) const {
  for (std::size_t p = 0; p < phrases_.size(); ++p) {
    if (phrases_[p].words.contains(word)) return p;
  }
  return std::nullopt;
}

std::size_t PlaceEvidence::after_modifiers(std::size_t word) const {
  for (std::size_t steps = 0; steps < kMostModifiers && word < words_.size(); ++steps, ++word) {
    if (words_[word].upos != "DET" && !is_direction(words_[word])) break;
  }
  return word;
}

std::optional<std::size_t> PlaceEvidence::country_ending_at(std::size_t end) const {
  for (std::size_t begin = end; begin-- > 0 && end - begin <= kLongestCountryName;) {
    const auto at = country_at(words_, begin, gazetteer_);
    if (at && at->end == end) return at->match.country;
  }
  return std::nullopt;
}

/// The country or larger place that begins at a word.
PlaceOwner PlaceEvidence::owner_at(std::size_t word, std::size_t self) const {
  word = after_modifiers(word);
  if (word >= words_.size()) return {};
  const auto country = country_at(words_, word, gazetteer_);
  if (country && country->match.kind != CountryNameKind::kSeat) {
    if (country->end < words_.size() && is_possessive_ending(words_[country->end])) {
      // "in south China's Hainan Province"
      const PlaceOwner inner = owner_at(country->end + 1, self);
      if (inner.phrase) return inner;
      return {country->match.country, std::nullopt};
    }
    if (country->match.kind == CountryNameKind::kName) {
      return {country->match.country, std::nullopt};
    }
  }
  const auto phrase = phrase_at(word);
  if (!phrase || *phrase == self) return {};
  const Phrase& larger = phrases_[*phrase];
  const bool name = larger.sort == PhraseSort::kPlace || larger.sort == PhraseSort::kName ||
                    larger.sort == PhraseSort::kOrganization;
  const auto reading = name ? cities_.find(larger.name) : std::nullopt;
  const bool region = reading && (reading->region || without_kind(larger.name) != larger.name);
  return region ? PlaceOwner{std::nullopt, phrase} : PlaceOwner{};
}

bool PlaceEvidence::stands_as_place(std::size_t phrase) const {
  const WordRange range = phrases_[phrase].words;
  if (range.begin == 0) return false;
  const bool owns = range.end < words_.size() && is_possessive_ending(words_[range.end]);
  const Word& before = words_[range.begin - 1];
  if (before.is("of") && range.begin >= 2 && is_place_noun(words_[range.begin - 2])) return true;
  if (owns) return false;
  if (is_place_noun(before) && before.upos == "NOUN") return true;
  if (range.end < words_.size() && is_place_noun(words_[range.end]) &&
      words_[range.end].upos == "NOUN") {
    return true;
  }
  return is_one_of(before.lower, {"in", "near", "outside", "across", "around"});
}

/// "in Aceh, Indonesia"; "BOAO, Hainan".
PlaceOwner PlaceEvidence::owner_behind_comma(std::size_t phrase) const {
  const WordRange range = phrases_[phrase].words;
  const bool brought =
      range.begin == 0 || block_ == BlockKind::kDateline || words_[range.begin - 1].upos == "ADP";
  if (!brought || !is(range.end, ",")) return {};
  const PlaceOwner owner = owner_at(range.end + 1, phrase);
  if (!owner.said()) return {};
  std::size_t end = range.end + 1;
  if (owner.phrase) {
    end = phrases_[*owner.phrase].words.end;
  } else if (const auto at = country_at(words_, after_modifiers(end), gazetteer_)) {
    end = at->end;
  }
  // Not "in Aceh, Indonesia and Peru", "in Aceh, Jambi, Riau".
  const bool listed = is(end, "and") || (is(end, ",") && is(end + 1, "and")) ||
                      (end < words_.size() && is_possessive_ending(words_[end]));
  const auto next = is(end, ",") ? phrase_at(end + 1) : std::nullopt;
  const bool goes_on = owner.phrase && next && cities_.is_known(phrases_[*next].name);
  return listed || goes_on ? PlaceOwner{} : owner;
}

/// "Kitwe in Zambia", "Tangaza Local Government Area of Sokoto State".
PlaceOwner PlaceEvidence::owner_behind_preposition(std::size_t phrase) const {
  std::size_t at = phrases_[phrase].words.end;
  const std::size_t first = at;
  while (at < words_.size() && at - first < kMostModifiers &&
         (is_place_noun(words_[at]) || is_one_of(words_[at].lower, {"local", "government"}))) {
    ++at;
  }
  const bool of = at > first && is(at, "of");
  if (!of && !is(at, "in")) return {};
  return owner_at(at + 1, phrase);
}

/// "the Iraqi city of Mosul", "Angola's capital, Luanda", "China's Hainan Province".
PlaceOwner PlaceEvidence::owner_before(std::size_t phrase) const {
  std::size_t at = phrases_[phrase].words.begin;
  if (at > 0 && words_[at].upos == "DET") return {};
  if (at >= 2 && is(at - 1, ",") && is(at - 2, "capital")) at -= 1;
  if (at >= 2 && is(at - 1, "of") && is_place_noun(words_[at - 2])) at -= 1;
  for (std::size_t steps = 0; steps < kMostModifiers && at > 0; ++steps) {
    const Word& before = words_[at - 1];
    if (const auto country = country_ending_at(at)) {
      const auto name = country_at(words_, at - 1, gazetteer_);
      const bool demonym = name && name->match.kind == CountryNameKind::kDemonym;
      const bool direct = at == phrases_[phrase].words.begin;
      return demonym && !direct ? PlaceOwner{country, std::nullopt} : PlaceOwner{};
    }
    if (is_possessive_ending(before)) {
      const auto country = country_ending_at(at - 1);
      return country ? PlaceOwner{country, std::nullopt} : PlaceOwner{};
    }
    const bool modifier =
        is_place_noun(before) || is_direction(before) ||
        ((before.upos == "ADJ" || before.upos == "NOUN") && !is_one_of(before.upos, {"PROPN"}));
    if (!modifier) return {};
    --at;
  }
  return {};
}

/// "Boao, a coastal town in south China's Hainan Province"; "Luanda, the Angolan capital".
PlaceOwner PlaceEvidence::owner_in_apposition(std::size_t phrase) const {
  const std::size_t comma = phrases_[phrase].words.end;
  if (!is(comma, ",") || comma + 1 >= words_.size()) return {};
  const bool determined =
      words_[comma + 1].upos == "DET" || country_at(words_, comma + 1, gazetteer_).has_value();
  if (!determined) return {};
  PlaceOwner demonym;
  const std::size_t end = std::min(words_.size(), comma + kLongestApposition);
  for (std::size_t i = comma + 1; i < end; ++i) {
    if (words_[i].is(WordClass::kPunctuation) || words_[i].upos == "VERB") return {};
    const auto country = country_at(words_, i, gazetteer_);
    if (country && country->match.kind != CountryNameKind::kSeat) {
      demonym = {country->match.country, std::nullopt};
      i = country->end - 1;
      continue;
    }
    if (!is_place_noun(words_[i]) || words_[i].upos != "NOUN") continue;
    if (i + 1 < end && words_[i + 1].upos == "NOUN") continue;  // "port city"
    if (is(i + 1, "in") || is(i + 1, "of") || is(i + 1, "on")) {
      const PlaceOwner owner = owner_at(i + 2, phrase);
      if (owner.said()) return owner;
    }
    return demonym;
  }
  return {};
}

PlaceOwner PlaceEvidence::owner_of(std::size_t phrase) const {
  PlaceOwner owner = owner_in_apposition(phrase);
  if (!owner.said()) owner = owner_behind_comma(phrase);
  if (!owner.said()) owner = owner_before(phrase);
  if (!owner.said()) owner = owner_behind_preposition(phrase);
  return owner;
}

}  // namespace newsgraph::understanding
