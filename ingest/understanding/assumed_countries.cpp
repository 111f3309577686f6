#include "newsgraph/ingest/understanding/assumed_countries.h"

#include <algorithm>
#include <array>

namespace newsgraph::understanding {

namespace {

/// Envoys are seldom of the country that the news comes from.
bool is_envoy(const Title& title) {
  for (std::string_view head : {"ambassador", "envoy", "consul", "attaché", "attache", "nuncio"}) {
    if (title.head == head) return true;
  }
  return false;
}

bool is_going(const Word& verb) {
  static constexpr std::array<std::string_view, 8> kVerbs{"visit", "travel", "fly",  "go",
                                                          "arrive", "head",  "tour", "depart"};
  return std::find(kVerbs.begin(), kVerbs.end(), verb.lemma) != kVerbs.end();
}

class CountryAssumer {
 public:
  CountryAssumer(const OfficeClaims& claims, std::span<const SpottedSentence> sentences,
                 const OfficeContext& context, Registry& registry)
      : claims_(claims), sentences_(sentences), context_(context), registry_(registry) {}

  void run() {
    for (std::size_t s = 0; s < claims_.size(); ++s) {
      for (const OfficeClaim& claim : claims_[s]) assume_country(s, claim);
    }
  }

 private:
  PersonRecord* holder(std::size_t sentence, const OfficeClaim& claim) const {
    const auto entity = registry_.entity(sentences_[sentence].phrases[claim.phrase]);
    return entity ? registry_.person(*entity) : nullptr;
  }

  /// Whose office it is when neither the sentence nor another tells.
  void assume_country(std::size_t sentence, const OfficeClaim& claim) {
    PersonRecord* person = holder(sentence, claim);
    if (person == nullptr || claim.counterpart) return;
    const std::optional<std::size_t> of_person = country_of_person(*person, sentence, claim);
    for (Office& office : person->offices) {
      if (!is_shorter_title(claim.title.text, office.title.text)) continue;
      if (office.country || !office.body.empty() || office.title.of != OfficeOf::kCountry) continue;
      office.country = of_person ? of_person : assumed_country(sentence, claim);
      office.assumed = office.country.has_value();
    }
  }

  /// What is known of the person: another office, or who gave them this one.
  std::optional<std::size_t> country_of_person(const PersonRecord& person, std::size_t sentence,
                                               const OfficeClaim& claim) const {
    for (const Office& office : person.offices) {
      if (office.country) return office.country;
    }
    if (!claim.appointer) return std::nullopt;
    const Phrase& giver = sentences_[sentence].phrases[*claim.appointer];
    if (giver.sort == PhraseSort::kCapital) return giver.country;
    const auto entity = registry_.entity(giver);
    return entity ? registry_.country_of(*entity) : std::nullopt;
  }

  std::optional<std::size_t> assumed_country(std::size_t sentence, const OfficeClaim& claim) const {
    if (const auto earlier = context_.country_of_earlier_title(claim.title, sentence)) {
      return earlier;
    }
    if (const auto of_title = country_of_title(claim.title, context_, registry_.gazetteer()))
      return of_title;
    const auto speaker = country_of_title_before(sentence, claim);
    if (speaker && !is_held(claim.title, *speaker)) return speaker;
    const std::vector<std::size_t> others = countries_of_others(sentence, claim);
    auto about = context_.country();
    if (about && is_held(claim.title, *about)) about.reset();
    if (is_envoy(claim.title)) return context_.acting_country(sentence, others);
    const bool counterparts = about && std::ranges::find(others, *about) != others.end();
    // Whom one of a country meets, without a word of whose minister, may be another's; and were
    // both of it, "Prime Minister A met Saudi Crown Prince B" would name it first.
    const bool meets = about && (goes_to(sentence, claim, *about) ||
                                 meets_one_of(sentence, claim, *about) ||
                                 (claim.met && is_of_others(sentence, claim, *about)));
    if (about && !counterparts && !meets) return about;
    // Whoever needs no state is at home where the report is written.
    const auto home = context_.home();
    if (about && home && home != about && std::ranges::find(others, *home) == others.end() &&
        !(claim.met && is_of_others(sentence, claim, *home))) {
      return home;
    }
    return meets ? std::nullopt : context_.acting_country(sentence, others);
  }

  /// "Kremlin spokesman A said President B was ready": they are of one state.
  std::optional<std::size_t> country_of_title_before(std::size_t sentence,
                                                     const OfficeClaim& claim) const {
    for (const OfficeClaim& other : claims_[sentence]) {
      const bool before = other.title.words.begin < claim.title.words.begin;
      const bool speaks = other.title.head.starts_with("spokes");
      if (before && speaks && other.owner.country) return other.owner.country;
    }
    return std::nullopt;
  }

  /// Whether the bearer meets somebody who is said to hold office of the country.
  bool meets_one_of(std::size_t sentence, const OfficeClaim& claim, std::size_t country) const {
    const std::vector<OfficeClaim>& claims = claims_[sentence];
    return !claim.met && std::any_of(claims.begin(), claims.end(), [&](const OfficeClaim& other) {
      return other.met && other.phrase > claim.phrase && other.owner.country == country;
    });
  }

  /// Somebody is known to hold the office already, of which a state has but one.
  bool is_held(const Title& title, std::size_t country) const {
    static constexpr std::array<std::string_view, 6> kOnlyOnce{"president", "king",  "chancellor",
                                                               "emir",      "queen", "sultan"};
    if (std::find(kOnlyOnce.begin(), kOnlyOnce.end(), title.text) == kOnlyOnce.end() &&
        !is_head_of_government(title.text)) {
      return false;
    }
    const auto& persons = registry_.persons();
    return std::any_of(persons.begin(), persons.end(), [&](const PersonRecord& person) {
      return std::any_of(person.offices.begin(), person.offices.end(), [&](const Office& office) {
        return office.country == country && office.title.text == title.text &&
               !office.title.former && office.body.empty();
      });
    });
  }

  /// "Minister A will travel to B": A is a minister of another country.
  bool goes_to(std::size_t sentence, const OfficeClaim& claim, std::size_t country) const {
    const Words& words = sentences_[sentence].words;
    const auto verb_of = [&](const Phrase& phrase) {
      std::size_t head = Word::kRoot;
      for (std::size_t i = phrase.words.begin; i < phrase.words.end; ++i) {
        const bool outside = words[i].head != Word::kRoot && !phrase.words.contains(words[i].head);
        if (outside && words[words[i].head].upos == "VERB") head = words[i].head;
      }
      return head;
    };
    const std::vector<Phrase>& phrases = sentences_[sentence].phrases;
    const std::size_t verb = verb_of(phrases[claim.phrase]);
    if (verb == Word::kRoot || !is_going(words[verb])) return false;
    return std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
      const bool there = phrase.sort == PhraseSort::kCountry || phrase.sort == PhraseSort::kCapital;
      return there && phrase.country == country && verb_of(phrase) == verb;
    });
  }

  /// Others in the sentence hold office of the country, or it acts there itself.
  bool is_of_others(std::size_t sentence, const OfficeClaim& claim, std::size_t country) const {
    if (context_.acts(sentence, country)) return true;
    const std::vector<Phrase>& phrases = sentences_[sentence].phrases;
    for (std::size_t p = 0; p < phrases.size(); ++p) {
      const bool named =
          phrases[p].sort == PhraseSort::kPerson || phrases[p].sort == PhraseSort::kName;
      const auto entity = named && p != claim.phrase ? registry_.entity(phrases[p]) : std::nullopt;
      if (entity && registry_.person(*entity) != nullptr &&
          registry_.country_of(*entity) == country) {
        return true;
      }
      const bool refers =
          phrases[p].sort == PhraseSort::kTitle || phrases[p].sort == PhraseSort::kPronoun;
      if (refers && p < claim.phrase) return true;
    }
    return false;
  }

  /// Countries whose offices others hold in the sentence: it is none of theirs.
  std::vector<std::size_t> countries_of_others(std::size_t sentence,
                                               const OfficeClaim& claim) const {
    std::vector<std::size_t> countries;
    for (const Phrase& phrase : sentences_[sentence].phrases) {
      if (phrase.counterpart && phrase.country) countries.push_back(*phrase.country);
    }
    for (const OfficeClaim& other : claims_[sentence]) {
      const bool alike = other.phrase != claim.phrase && other.title.head == claim.title.head;
      if (alike && other.owner.country) countries.push_back(*other.owner.country);
    }
    return countries;
  }

  const OfficeClaims& claims_;
  std::span<const SpottedSentence> sentences_;
  const OfficeContext& context_;
  Registry& registry_;
};

}  // namespace

void assume_countries(const OfficeClaims& claims, std::span<const SpottedSentence> sentences,
                      const OfficeContext& context, Registry& registry) {
  CountryAssumer(claims, sentences, context, registry).run();
}

std::optional<std::size_t> country_of_title(const Title& title, const OfficeContext& context,
                                            const Gazetteer& gazetteer) {
  const auto countries = gazetteer.countries();
  std::vector<std::size_t> owners;
  for (const std::string& code : title.countries) {
    for (std::size_t c = 0; c < countries.size(); ++c) {
      if (countries[c].iso3 == code) owners.push_back(c);
    }
  }
  return owners.empty() ? std::nullopt : std::optional(context.likeliest(owners));
}

}  // namespace newsgraph::understanding
