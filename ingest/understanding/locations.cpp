#include "newsgraph/ingest/understanding/locations.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "newsgraph/ingest/understanding/place_evidence.h"

namespace newsgraph::understanding {

namespace {

constexpr double kSaid = 0.95;
constexpr double kCapitalKnown = 0.95;

/// The form in which mentions of one place are the same: "Hainan", "Hainan Province".
std::string key_of(const Phrase& phrase) {
  return fold(without_kind(phrase.name));
}

class Locator {
 public:
  Locator(std::span<SpottedSentence> sentences, const Gazetteer& gazetteer,
          const CityCountries& cities)
      : sentences_(sentences), gazetteer_(gazetteer), cities_(cities) {}

  std::vector<Location> run() {
    for (const SpottedSentence& sentence : sentences_) count(sentence);
    for (SpottedSentence& sentence : sentences_) mark(sentence);
    for (std::size_t s = 0; s < sentences_.size(); ++s) locate(s);
    for (SpottedSentence& sentence : sentences_) give_countries(sentence);
    return std::move(locations_);
  }

 private:
  struct Name {
    int mentions = 0;
    int places = 0;   ///< stands as only places do, or is recognised as one
    int persons = 0;  ///< is recognised as one, or as another thing
    bool known = false;
    std::optional<std::size_t> location;  ///< among the locations
    bool said = false;
    bool as_place = false;  ///< mentioned other than as the country acting
  };

  void count(const SpottedSentence& sentence) {
    const PlaceEvidence evidence(sentence, gazetteer_, cities_);
    for (std::size_t p = 0; p < sentence.phrases.size(); ++p) {
      const Phrase& phrase = sentence.phrases[p];
      if (phrase.name.empty()) continue;
      if (phrase.sort == PhraseSort::kPerson) {
        // A town named like a person of the article is the person.
        for (const std::string& word : name_words(phrase.name)) names_[word].persons += 1;
        continue;
      }
      if (phrase.sort != PhraseSort::kName || is_agency(sentence, phrase)) continue;
      Name& name = names_[key_of(phrase)];
      if (name.mentions == 0) name.known = cities_.is_known(phrase.name);
      ++name.mentions;
      const bool tagged = phrase.recognised == NameShape::kPlace;
      if (tagged || evidence.stands_as_place(p)) ++name.places;
      const bool other = phrase.recognised == NameShape::kPerson ||
                         phrase.recognised == NameShape::kOrganization ||
                         phrase.recognised == NameShape::kEvent;
      if (other) ++name.persons;
    }
  }

  void mark(SpottedSentence& sentence) {
    for (Phrase& phrase : sentence.phrases) {
      if (phrase.sort == PhraseSort::kOrganization) {
        // "Sokoto State" looks like a body of the state and is a region.
        const bool kind = without_kind(phrase.name) != phrase.name && phrase.alias.empty();
        const auto reading = kind ? cities_.find(without_kind(phrase.name)) : std::nullopt;
        if (reading && reading->region) phrase.sort = PhraseSort::kPlace;
      }
      if (phrase.sort != PhraseSort::kName) continue;
      const Name& name = names_[key_of(phrase)];
      const bool place = name.known && name.places > 0 && name.persons < name.places;
      if (place) phrase.sort = PhraseSort::kPlace;
    }
  }

  static bool is_place(const Phrase& phrase) {
    return phrase.sort == PhraseSort::kPlace || phrase.sort == PhraseSort::kCapital ||
           (phrase.sort == PhraseSort::kName && phrase.recognised == NameShape::kPlace);
  }

  /// "(Xinhua)" in a dateline
  static bool is_agency(const SpottedSentence& sentence, const Phrase& phrase) {
    return sentence.block == BlockKind::kDateline && phrase.words.begin > 0 &&
           !sentence.words[phrase.words.begin - 1].is(",");
  }

  /// Adds what is known of the places of a sentence; what it says goes before what was known.
  void locate(std::size_t s) {
    SpottedSentence& sentence = sentences_[s];
    if (sentence.block == BlockKind::kHeadline) return;
    const PlaceEvidence evidence(sentence, gazetteer_, cities_);
    for (std::size_t p = 0; p < sentence.phrases.size(); ++p) {
      const Phrase& phrase = sentence.phrases[p];
      if (!is_place(phrase) || is_agency(sentence, phrase)) continue;
      const bool acts =
          phrase.sort == PhraseSort::kCapital && is_subject(sentence.words, phrase.words);
      Name& name = names_[key_of(phrase)];
      if (name.said || acts) continue;
      Location location{s, p, {}, {}, 0};
      const PlaceOwner owner = evidence.owner_of(p);
      if (owner.said()) {
        location.country = owner.country;
        location.within = owner.phrase;
        location.confidence = kSaid;
      } else if (!name.location) {
        look_up(phrase, location);
      }
      if (location.confidence == 0) continue;
      name.said = owner.said();
      if (name.location) {
        locations_[*name.location] = location;
      } else {
        name.location = locations_.size();
        locations_.push_back(location);
      }
    }
  }

  void look_up(const Phrase& phrase, Location& location) const {
    if (phrase.sort == PhraseSort::kCapital) {
      location.country = cities_.country_of_capital(phrase.name, *phrase.country);
      location.confidence = kCapitalKnown;
    } else if (const auto reading = cities_.find(phrase.name)) {
      location.country = reading->country;
      location.confidence = reading->confidence;
    } else if (phrase.country) {
      location.country = phrase.country;
      location.confidence = kSaid;
    }
  }

  /// The country a place lies in, through what it lies in.
  std::optional<std::size_t> country_of(const Phrase& phrase, int depth) const {
    const auto name = names_.find(key_of(phrase));
    if (name == names_.end() || !name->second.location || depth > 3) return std::nullopt;
    const Location& location = locations_[*name->second.location];
    if (location.country || !location.within) return location.country;
    const Phrase& larger = sentences_[location.sentence].phrases[*location.within];
    if (const auto country = country_of(larger, depth + 1)) return country;
    const auto reading = cities_.find(larger.name);
    return reading ? std::optional(reading->country) : std::nullopt;
  }

  void give_countries(SpottedSentence& sentence) {
    for (Phrase& phrase : sentence.phrases) {
      if (!is_place(phrase)) continue;
      const auto country = country_of(phrase, 0);
      if (!country) continue;
      // A capital's name that means another town stands for no government.
      if (phrase.sort == PhraseSort::kCapital && phrase.country != country) {
        phrase.sort = PhraseSort::kPlace;
      }
      if (phrase.sort != PhraseSort::kName) phrase.country = country;
    }
  }

  std::span<SpottedSentence> sentences_;
  const Gazetteer& gazetteer_;
  const CityCountries& cities_;
  std::unordered_map<std::string, Name> names_;
  std::vector<Location> locations_;
};

}  // namespace

std::vector<Location> locate_places(std::span<SpottedSentence> sentences,
                                    const Gazetteer& gazetteer, const CityCountries& cities) {
  return Locator(sentences, gazetteer, cities).run();
}

}  // namespace newsgraph::understanding
