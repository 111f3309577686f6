#include "newsgraph/ingest/understanding/standing.h"

#include <algorithm>

#include "newsgraph/ingest/understanding/assumed_countries.h"
#include "newsgraph/ingest/understanding/name_shapes.h"
#include "newsgraph/ingest/understanding/office_context.h"
#include "newsgraph/ingest/understanding/office_peers.h"
#include "newsgraph/ingest/understanding/organizations.h"

namespace newsgraph::understanding {

namespace {

/// The names that an organisation goes by in news, its own first.
std::vector<std::string_view> names_of_owner(std::string_view organization) {
  std::vector<std::string_view> names{organization};
  if (const KnownOrganization* known = Organizations::built_in().find(organization)) {
    names.insert(names.end(), known->aliases.begin(), known->aliases.end());
  }
  return names;
}

/// A seat in a parliament.
bool is_seat(const Title& title) {
  return title.head == "senator" || title.head == "mp" || title.head == "congressman" ||
         title.head == "congresswoman" || title.head == "lawmaker";
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
    assume_countries(claims_, sentences_, context_, registry_);
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
      office.body = context_.full_name(office.body, {sentence, claim.title.words.begin});
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
      const auto& title = phrases[p].title;
      // Senator A, of whom one speaks as a minister, has a minister for a counterpart.
      if (title && title->is_office() && !is_seat(*title)) return *title;
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
      const bool only = person->offices.size() == 1;
      if ((!other || office.country != other) && (only || !is_seat(office.title))) {
        return office.title;
      }
    }
    return std::nullopt;
  }

  /// "The president's spokesman": of the one country whose president was told.
  std::optional<std::size_t> country_of_holder(const Phrase& title) const {
    if (title.country || !title.title) return title.country;
    std::optional<std::size_t> only;
    for (const PersonRecord& person : registry_.persons()) {
      for (const Office& office : person.offices) {
        if (office.title.text != title.title->text || !office.country) continue;
        if (only && only != office.country) return std::nullopt;
        only = office.country;
      }
    }
    return only;
  }

  /// "its spokesman", "the bloc's chair", "Ana Lima's adviser".
  void refer(std::size_t sentence, const OfficeClaim& claim, Office& office) const {
    const WordPlace place{sentence, *claim.owner.referring};
    const SpottedSentence& text = sentences_[sentence];
    for (std::size_t p = 0; p < text.phrases.size(); ++p) {
      const Phrase& phrase = text.phrases[p];
      if (p == claim.phrase || !phrase.words.contains(place.word)) continue;
      if (phrase.sort == PhraseSort::kTitle && !office.country) {
        office.country = country_of_holder(phrase);
        if (office.country) return;
      }
      if (phrase.sort != PhraseSort::kPerson) continue;
      const auto entity = registry_.entity(phrase);
      const auto of = entity ? registry_.country_of(*entity) : std::nullopt;
      if (of && !office.country) office.country = of;
      return;
    }
    const Word& word = text.words[place.word];
    // "It denied the report. Its ambassador said": a state sends ambassadors.
    const std::string& head = office.title.head;
    const bool of_state = head == "ambassador" || head == "envoy" || head == "minister";
    if (word.is("its") && of_state && !office.country) {
      office.country = context_.acting_country(sentence, {});
      if (office.country) return;
    }
    const bool country = word.is("country") || word.is("nation") || word.is("state");
    if (country || !office.body.empty()) return;
    office.body = claim.owner.count == 2 ? context_.counted_organization(place, claim.owner.ordinal)
                                         : context_.organization(place);
  }

  static void add(PersonRecord& person, Office office) {
    for (Office& known : person.offices) {
      const bool same_owner =
          known.body == office.body || known.body.empty() || office.body.empty();
      const bool same_country =
          !known.country || !office.country || known.country == office.country;
      if (!same_owner || !same_country || known.title.former != office.title.former) continue;
      if (is_shorter_title(known.title.text, office.title.text)) known.title = office.title;
      if (!is_shorter_title(office.title.text, known.title.text)) continue;
      if (!known.country) known.country = office.country;
      if (known.body.empty()) known.body = office.body;
      return;
    }
    person.offices.push_back(std::move(office));
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
    office.country = country_of_title(office.title, context_, registry_.gazetteer());
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
