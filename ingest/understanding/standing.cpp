#include "newsgraph/ingest/understanding/standing.h"

#include <algorithm>
#include <array>

#include "newsgraph/ingest/understanding/name_shapes.h"
#include "newsgraph/ingest/understanding/office_context.h"
#include "newsgraph/ingest/understanding/office_peers.h"

namespace newsgraph::understanding {

namespace {

/// Envoys are seldom of the country that the news comes from.
bool is_envoy(const Title& title) {
  for (std::string_view head : {"ambassador", "envoy", "consul", "attaché", "attache", "nuncio"}) {
    if (title.head == head) return true;
  }
  return false;
}

/// The names that an organisation goes by in news besides its own.
std::vector<std::string_view> names_of_owner(std::string_view organization) {
  if (organization == "United Nations") return {"United Nations", "UN", "U.N."};
  return {organization};
}

class Settler {
 public:
  Settler(const OfficeClaims& claims, std::span<const SpottedSentence> sentences,
          std::optional<std::size_t> home, const CityCountries& cities, Registry& registry)
      : claims_(claims),
        sentences_(sentences),
        cities_(cities),
        registry_(registry),
        context_(sentences, registry, home) {}

  void run() {
    for (std::size_t s = 0; s < claims_.size(); ++s) {
      for (const OfficeClaim& claim : claims_[s]) settle(s, claim);
    }
    link_lonely_title();
    for (std::size_t s = 0; s < claims_.size(); ++s) {
      for (const OfficeClaim& claim : claims_[s]) assume_country(s, claim);
    }
    settle_peers(sentences_, registry_);
  }

 private:
  PersonRecord* holder(std::size_t sentence, const OfficeClaim& claim) const {
    const auto entity = registry_.entity(sentences_[sentence].phrases[claim.phrase]);
    return entity ? registry_.person(*entity) : nullptr;
  }

  void settle(std::size_t sentence, const OfficeClaim& claim) {
    PersonRecord* person = holder(sentence, claim);
    if (person == nullptr) return;
    Office office;
    office.title = claim.counterpart ? title_of_other(sentence, claim) : claim.title;
    if (!office.title.is_office()) return;
    office.sentence = sentence;
    office.country = claim.owner.country;
    office.body = claim.owner.body;
    if (claim.owner.place && !office.country) {
      office.country = country_of_place(sentence, *claim.owner.place);
    }
    if (claim.owner.referring) refer(sentence, claim, office);
    if (!office.body.empty()) {
      office.body = context_.full_name(office.body, {sentence, 0});
      if (is_bare_noun(office.body)) office.body.clear();  // "a local militia leader"
    } else if (!office.country && !office.title.organization.empty()) {
      office.body = context_.mentioned(names_of_owner(office.title.organization));
    }
    add(*person, std::move(office));
  }

  /// "governor of Ohio"
  std::optional<std::size_t> country_of_place(std::size_t sentence, std::size_t word) const {
    const Words& words = sentences_[sentence].words;
    for (const Phrase& phrase : sentences_[sentence].phrases) {
      const bool place = phrase.sort == PhraseSort::kPlace || phrase.sort == PhraseSort::kCapital;
      if (place && phrase.words.contains(word) && phrase.country) return phrase.country;
    }
    const auto reading = cities_.find(text_of(words, name_at(words, word)));
    return reading ? std::optional(reading->country) : std::nullopt;
  }

  /// "Prime Minister A met Russian counterpart B": B holds the office that A holds.
  Title title_of_other(std::size_t sentence, const OfficeClaim& claim) const {
    const std::vector<Phrase>& phrases = sentences_[sentence].phrases;
    for (std::size_t p = claim.phrase; p-- > 0;) {
      if (phrases[p].title && phrases[p].title->is_office()) return *phrases[p].title;
    }
    for (std::size_t p = claim.phrase + 1; p-- > 0;) {
      if (const auto title = title_held_by(phrases[p], claim.owner.country)) return *title;
    }
    if (sentence == 0) return {};
    for (const Phrase& phrase : sentences_[sentence - 1].phrases) {
      if (const auto title = title_held_by(phrase, claim.owner.country)) return *title;
    }
    return {};
  }

  /// The title of a person whose state is another than that of their counterpart.
  std::optional<Title> title_held_by(const Phrase& phrase, std::optional<std::size_t> other) const {
    const bool named = phrase.sort == PhraseSort::kPerson || phrase.sort == PhraseSort::kName;
    const auto entity = named ? registry_.entity(phrase) : std::nullopt;
    const PersonRecord* person = entity ? registry_.person(*entity) : nullptr;
    if (person == nullptr) return std::nullopt;
    for (const Office& office : person->offices) {
      if (!other || office.country != other) return office.title;
    }
    return std::nullopt;
  }

  /// "its spokesman", "the bloc's chair", "Ana Lima's adviser".
  void refer(std::size_t sentence, const OfficeClaim& claim, Office& office) const {
    const WordPlace place{sentence, *claim.owner.referring};
    const SpottedSentence& text = sentences_[sentence];
    for (std::size_t p = 0; p < text.phrases.size(); ++p) {
      const Phrase& phrase = text.phrases[p];
      const bool person = phrase.sort == PhraseSort::kPerson && p != claim.phrase;
      if (!person || !phrase.words.contains(place.word)) continue;
      const auto entity = registry_.entity(phrase);
      const auto of = entity ? registry_.country_of(*entity) : std::nullopt;
      if (of && !office.country) office.country = of;
      return;
    }
    const Word& word = text.words[place.word];
    const bool country = word.is("country") || word.is("nation") || word.is("state");
    if (country || !office.body.empty()) return;
    office.body = claim.owner.count == 2 ? context_.counted_organization(place, claim.owner.ordinal)
                                         : context_.organization(place);
  }

  /// Of the states that have such an office, the one that the article means.
  std::optional<std::size_t> country_of_title(const Title& title) const {
    const auto countries = registry_.gazetteer().countries();
    std::vector<std::size_t> owners;
    for (const std::string& code : title.countries) {
      for (std::size_t c = 0; c < countries.size(); ++c) {
        if (countries[c].iso3 == code) owners.push_back(c);
      }
    }
    return owners.empty() ? std::nullopt : std::optional(context_.likeliest(owners));
  }

  static void add(PersonRecord& person, Office office) {
    for (Office& known : person.offices) {
      const bool same_owner =
          known.body == office.body || known.body.empty() || office.body.empty();
      const bool same_country =
          !known.country || !office.country || known.country == office.country;
      if (!same_owner || !same_country || known.title.former != office.title.former) continue;
      if (is_shorter(known.title.text, office.title.text)) known.title = office.title;
      if (!is_shorter(office.title.text, known.title.text)) continue;
      if (!known.country) known.country = office.country;
      if (known.body.empty()) known.body = office.body;
      return;
    }
    person.offices.push_back(std::move(office));
  }

  /// "Minister" for "foreign minister", but not "president" for "vice president".
  static bool is_shorter(std::string_view text, std::string_view of) {
    if (text == of) return true;
    if (is_head_of_government(text) && is_head_of_government(of)) return true;
    const std::vector<std::string> words = name_words(std::string(text));
    std::vector<std::string> more = name_words(std::string(of));
    for (const std::string& word : words) {
      const auto at = std::find(more.begin(), more.end(), word);
      if (at == more.end()) return false;
      more.erase(at);
    }
    return std::none_of(more.begin(), more.end(), [](const std::string& word) {
      return word == "vice" || word == "deputy" || word == "assistant" || word == "under" ||
             word == "elect";
    });
  }

  static bool is_head_of_government(std::string_view title) {
    return title == "prime minister" || title == "pm" || title == "premier";
  }

  /// Whose office it is when neither the sentence nor another tells.
  void assume_country(std::size_t sentence, const OfficeClaim& claim) {
    PersonRecord* person = holder(sentence, claim);
    if (person == nullptr || claim.counterpart) return;
    const std::optional<std::size_t> of_person = country_of_person(*person, sentence, claim);
    for (Office& office : person->offices) {
      if (!is_shorter(claim.title.text, office.title.text)) continue;
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
    if (const auto of_title = country_of_title(claim.title)) return of_title;
    const std::vector<std::size_t> others = countries_of_others(sentence, claim);
    const auto about = context_.country();
    const bool other = about && std::find(others.begin(), others.end(), *about) != others.end();
    if (about && !other && !is_envoy(claim.title)) {
      // Whom one of the country meets, without a word of whose minister, may be another's.
      return claim.met && is_of_others(sentence, claim, *about) ? std::nullopt : about;
    }
    return context_.acting_country(sentence, others);
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
      if (phrases[p].sort == PhraseSort::kTitle || phrases[p].sort == PhraseSort::kPronoun)
        return true;
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

  /// "Boris Johnson met … The Foreign Secretary said": when one person has no title, and one title
  /// without a name has no holder, they are the same.
  void link_lonely_title() {
    PersonRecord* untitled = nullptr;
    for (PersonRecord& person : registry_.persons()) {
      if (!person.offices.empty()) continue;
      if (untitled != nullptr) return;
      untitled = &person;
    }
    if (untitled == nullptr) return;
    const Phrase* lonely = nullptr;
    std::size_t where = 0;
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      for (const Phrase& phrase : sentences_[s].phrases) {
        if (!is_lonely(phrase)) continue;
        if (lonely != nullptr && lonely->title->text != phrase.title->text) return;
        if (lonely == nullptr) where = s;
        lonely = lonely == nullptr ? &phrase : lonely;
      }
    }
    if (lonely == nullptr) return;
    Office office;
    office.title = *lonely->title;
    office.country = country_of_title(office.title);
    office.sentence = where;
    office.assumed = true;
    untitled->offices.push_back(std::move(office));
  }

  /// A title of a state without a name, whose and whom nobody tells.
  bool is_lonely(const Phrase& phrase) const {
    if (phrase.sort != PhraseSort::kTitle || !phrase.title || phrase.country ||
        !phrase.body.empty() || phrase.title->of != OfficeOf::kCountry || phrase.counterpart) {
      return false;
    }
    const auto& persons = registry_.persons();
    return std::none_of(persons.begin(), persons.end(), [&](const PersonRecord& person) {
      return std::any_of(person.offices.begin(), person.offices.end(), [&](const Office& office) {
        return office.title.text == phrase.title->text || office.title.head == phrase.title->text;
      });
    });
  }

  const OfficeClaims& claims_;
  std::span<const SpottedSentence> sentences_;
  const CityCountries& cities_;
  Registry& registry_;
  OfficeContext context_;
};

}  // namespace

OfficeClaims read_offices(std::span<SpottedSentence> sentences, const Gazetteer& gazetteer,
                          const Lexicon& lexicon) {
  OfficeClaims claims(sentences.size());
  const std::vector<TimeExpression> no_times;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    SpottedSentence& sentence = sentences[s];
    // In a headline every word may be capitalised; what it says stands in the text or nowhere.
    if (sentence.block == BlockKind::kHeadline || sentence.words.empty()) continue;
    const Clauses clauses({sentence.words, sentence.phrases, no_times, lexicon});
    claims[s] = read_office_claims(clauses, gazetteer, Offices::built_in());
    for (const OfficeClaim& claim : claims[s]) {
      sentence.phrases[claim.phrase].sort = PhraseSort::kPerson;
    }
  }
  return claims;
}

void settle_offices(const OfficeClaims& claims, std::span<const SpottedSentence> sentences,
                    std::optional<std::size_t> home, const CityCountries& cities,
                    Registry& registry) {
  Settler(claims, sentences, home, cities, registry).run();
}

}  // namespace newsgraph::understanding
