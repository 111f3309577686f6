#include "newsgraph/ingest/understanding/registry.h"

#include <algorithm>
#include <unordered_set>

#include "newsgraph/ingest/understanding/name_shapes.h"
#include "newsgraph/ingest/understanding/organizations.h"

namespace newsgraph::understanding {

namespace {

std::string key_of(EntityLabel label, const std::string& name) {
  std::string key = std::string(to_string(label)) + '\n' + fold(name);
  return key;
}

bool is_single_name(const std::vector<std::string>& names) {
  return names.size() == 1;
}

/// One name is another shortened: the last words are the same, and every other word of the shorter
/// stands in the longer, whole or as an initial.
bool shortens(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
  if (shorter.empty() || shorter.size() > longer.size() || shorter.back() != longer.back()) {
    return false;
  }
  return std::all_of(shorter.begin(), shorter.end(), [&](const std::string& word) {
    return std::any_of(longer.begin(), longer.end(), [&](const std::string& other) {
      return other == word || (word.size() == 1 && other.starts_with(word));
    });
  });
}

/// What the language analysis takes a name for counts as much as so many hints of its neighbours.
constexpr int kRecognisedWeight = 2;

/// Words before a name that say it is a place.
bool brings_place(const Word& word) {
  return word.is("in") || word.is("at") || word.is("near") || word.is("outside") ||
         word.is("across");
}

}  // namespace

std::vector<std::string> name_words(const std::string& name) {
  std::vector<std::string> words;
  const std::string folded = fold(name);
  for (std::size_t begin = 0; begin < folded.size();) {
    std::size_t end = folded.find(' ', begin);
    if (end == std::string::npos) end = folded.size();
    if (end > begin) words.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

void Registry::learn(std::span<const SpottedSentence> sentences) {
  for (const SpottedSentence& sentence : sentences) {
    for (const Phrase& phrase : sentence.phrases) vote(sentence, phrase);
  }
  learn_persons(sentences);
}

void Registry::vote(const SpottedSentence& sentence, const Phrase& phrase) {
  if (phrase.sort != PhraseSort::kName) return;
  const Words& words = sentence.words;
  Votes& votes = votes_[fold(phrase.name)];
  // Capitals in a headline mislead the language analysis more often than it sees through them.
  const int weight = sentence.block == BlockKind::kHeadline ? 1 : kRecognisedWeight;
  if (phrase.recognised == NameShape::kPerson) votes.person += weight;
  if (phrase.recognised == NameShape::kOrganization) votes.organization += weight;
  if (phrase.recognised == NameShape::kPlace) votes.place += weight;
  if (phrase.recognised == NameShape::kEvent) votes.event += weight;
  // "Russia's Severgazeksport": what a country has by a single name is a company or a body.
  const std::size_t first = phrase.words.begin;
  if (first > 1 && words[first - 1].is("'s") && name_words(phrase.name).size() == 1 &&
      !gazetteer_.find(words[first - 2].form).empty()) {
    votes.organization += kRecognisedWeight;
  }
  if (phrase.words.begin > 0 && brings_place(words[phrase.words.begin - 1])) ++votes.place;
  const std::size_t next = phrase.words.end;
  if (next >= words.size()) return;
  if (words[next].is(",")) {
    const auto country = country_at(words, next + 1, gazetteer_);
    if (country && country->match.kind == CountryNameKind::kName && phrase.words.begin > 0 &&
        words[phrase.words.begin - 1].is(WordClass::kPreposition)) {
      ++votes.place;
      votes.country = country->match.country;
    }
    return;
  }
  if (acts(words, phrase)) {
    ++(name_words(phrase.name).size() > 1 ? votes.person : votes.organization);
  }
}

/// The name is the subject of a verb that somebody does.
bool Registry::acts(const Words& words, const Phrase& phrase) const {
  for (std::size_t i = phrase.words.begin; i < phrase.words.end; ++i) {
    if (words[i].deprel != "nsubj" || words[i].head == Word::kRoot) continue;
    const Word& verb = words[words[i].head];
    if (verb.upos == "VERB" && !lexicon_.frames(PredicateKind::kVerb, verb.lemma).empty()) {
      return true;
    }
  }
  return false;
}

namespace {

/// The last words of names that a title shows to be persons'.
std::unordered_set<std::string> family_names(std::span<const SpottedSentence> sentences) {
  std::unordered_set<std::string> families;
  for (const SpottedSentence& sentence : sentences) {
    if (sentence.block == BlockKind::kHeadline) continue;
    for (const Phrase& phrase : sentence.phrases) {
      if (phrase.sort != PhraseSort::kPerson) continue;
      const std::vector<std::string> names = name_words(phrase.name);
      if (!names.empty()) families.insert(names.back());
    }
  }
  return families;
}

}  // namespace

void Registry::learn_persons(std::span<const SpottedSentence> sentences) {
  struct Candidate {
    std::vector<std::string> names;
    std::string text;
  };
  std::vector<Candidate> candidates;
  const std::unordered_set<std::string> families = family_names(sentences);
  for (const SpottedSentence& sentence : sentences) {
    // In a headline every word may be capitalised; its names are known from the text or not at all.
    if (sentence.block == BlockKind::kHeadline) continue;
    for (const Phrase& phrase : sentence.phrases) {
      const std::vector<std::string> names = name_words(phrase.name);
      const Votes& votes = votes_[fold(phrase.name)];
      const int others = std::max({votes.place, votes.organization, votes.event});
      const bool known_family =
          names.size() > 1 && !names.empty() && families.contains(names.back());
      const bool person = phrase.sort == PhraseSort::kName && names.size() < 6 &&
                          Organizations::built_in().find(phrase.name) == nullptr &&
                          (votes.person > others || (known_family && others == 0));
      if (!names.empty() && (phrase.sort == PhraseSort::kPerson || person)) {
        candidates.push_back({names, phrase.name});
      }
    }
  }
  // The fullest names first, so that the shorter find them.
  std::stable_sort(candidates.begin(), candidates.end(), [](const auto& left, const auto& right) {
    return left.names.size() > right.names.size();
  });
  for (const Candidate& candidate : candidates) {
    if (const auto known = find_person(candidate.names)) {
      add_alias(persons_[*known].entity, candidate.text);
      continue;
    }
    const std::size_t person = persons_.size();
    const std::size_t entity = add(EntityLabel::kPerson, candidate.text);
    persons_.push_back({entity, candidate.names, {}});
    person_of_entity_[entity] = person;
    for (const std::string& word : candidate.names) persons_by_word_[word].push_back(person);
  }
}

std::optional<std::size_t> Registry::find_person(const std::vector<std::string>& names) const {
  if (names.empty()) return std::nullopt;
  const auto bearers = persons_by_word_.find(names.back());
  if (bearers == persons_by_word_.end()) return std::nullopt;
  std::optional<std::size_t> by_family;
  std::optional<std::size_t> by_given;
  std::size_t family_count = 0;
  std::size_t given_count = 0;
  constexpr std::size_t kMost = 64;
  for (std::size_t i = 0; i < bearers->second.size() && i < kMost; ++i) {
    const std::size_t person = bearers->second[i];
    const std::vector<std::string>& full = persons_[person].names;
    if (shortens(names, full)) {
      by_family = person;
      ++family_count;
    } else if (is_single_name(names) && full.front() == names.front()) {
      by_given = person;
      ++given_count;
    }
  }
  if (family_count == 1) return by_family;
  if (family_count == 0 && given_count == 1) return by_given;
  return std::nullopt;
}

std::size_t Registry::add(EntityLabel label, const std::string& name) {
  const auto [at, fresh] = by_key_.try_emplace(key_of(label, name), entities_.size());
  if (fresh) {
    Entity entity;
    entity.label = label;
    entity.name = name;
    entities_.push_back(std::move(entity));
  }
  return at->second;
}

void Registry::add_alias(std::size_t index, const std::string& name) {
  Entity& entity = entities_[index];
  if (name.empty() || name == entity.name) return;
  const auto at = std::lower_bound(entity.aliases.begin(), entity.aliases.end(), name);
  if (at == entity.aliases.end() || *at != name) entity.aliases.insert(at, name);
  by_key_.try_emplace(key_of(entity.label, name), index);
}

std::size_t Registry::country(std::size_t gazetteer_index) {
  const Country& country = gazetteer_.countries()[gazetteer_index];
  const std::size_t index = add(EntityLabel::kCountry, country.name);
  country_of_entity_[index] = gazetteer_index;
  Entity& entity = entities_[index];
  if (!country.iso2.empty()) entity.properties["iso2"] = country.iso2;
  if (!country.iso3.empty()) entity.properties["iso3"] = country.iso3;
  return index;
}

std::optional<std::size_t> Registry::country_named(const std::string& name) {
  for (const Gazetteer::Match& match : gazetteer_.find(name)) {
    if (match.kind == CountryNameKind::kName) return country(match.country);
  }
  return std::nullopt;
}

std::size_t Registry::place(const std::string& name, std::optional<std::size_t> country) {
  const std::size_t index = add(EntityLabel::kPlace, in_mixed_case(name));
  if (country) {
    entities_[index].properties["country"] = gazetteer_.countries()[*country].name;
    this->country(*country);
  }
  return index;
}

/// The organisation met before that a name's capitals are the initials of ("MRK" for "Movement for
/// the Renewal of Kivu"), or nothing.
std::optional<std::size_t> Registry::by_initials(const std::string& name) const {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (name.size() < 2 || name.size() > 8 || !std::all_of(name.begin(), name.end(), is_upper)) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < entities_.size(); ++i) {
    if (entities_[i].label != EntityLabel::kOrganization) continue;
    std::string initials;
    bool begins = true;
    for (char c : entities_[i].name) {
      if (begins && is_upper(c)) initials += c;
      begins = c == ' ' || c == '-';
    }
    if (initials == name && entities_[i].name.size() > name.size()) return i;
  }
  return std::nullopt;
}

/// The one organisation met before that a single word is the first of: "Northfield" for "Northfield
/// Minerals".
std::optional<std::size_t> Registry::by_first_word(const std::string& name) const {
  if (name.find(' ') != std::string::npos || !gazetteer_.find(name).empty()) return std::nullopt;
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < entities_.size(); ++i) {
    const Entity& entity = entities_[i];
    if (entity.label != EntityLabel::kOrganization || !entity.name.starts_with(name + " "))
      continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

std::size_t Registry::make_organization(const std::string& name, const std::string& alias,
                                        std::optional<std::size_t> country) {
  const KnownOrganization* world = Organizations::built_in().find(name);
  const std::string& full = world != nullptr ? world->name : name;
  const auto known = by_key_.find(key_of(EntityLabel::kOrganization, full));
  std::size_t index = 0;
  if (known != by_key_.end()) {
    index = known->second;
  } else if (const auto spelled_out = by_initials(name)) {
    index = *spelled_out;
  } else if (const auto longer = by_first_word(name)) {
    index = *longer;
  } else {
    // It is called what the article calls it; what the world calls it is an alias.
    index = add(EntityLabel::kOrganization, name);
    if (world != nullptr) {
      entities_[index].properties["kind"] = world->kind;
      add_alias(index, world->name);
    }
  }
  add_alias(index, name);
  add_alias(index, alias);
  if (country && world == nullptr) {
    entities_[index].properties["country"] = gazetteer_.countries()[*country].name;
  }
  return index;
}

std::optional<std::size_t> Registry::organization(const std::string& name) {
  if (name.empty()) return std::nullopt;
  return make_organization(name, {}, std::nullopt);
}

std::size_t Registry::topic(const std::string& text) {
  return add(EntityLabel::kTopic, text);
}

std::size_t Registry::statement(const std::string& text, bool quoted) {
  const std::size_t index = add(EntityLabel::kStatement, text);
  entities_[index].properties["quoted"] = quoted;
  return index;
}

std::optional<std::size_t> Registry::entity(const Phrase& phrase) {
  switch (phrase.sort) {
    case PhraseSort::kCountry:
    case PhraseSort::kSeat:
    case PhraseSort::kOfficials: {
      const std::size_t index = country(*phrase.country);
      if (phrase.sort == PhraseSort::kCountry) add_alias(index, phrase.name);
      return index;
    }
    case PhraseSort::kCapital:
      return place(phrase.name, phrase.country);
    case PhraseSort::kPlace:
      return place(phrase.name, phrase.country);
    case PhraseSort::kOrganization:
      return make_organization(phrase.name, phrase.alias, phrase.country);
    case PhraseSort::kEvent:
      return add(EntityLabel::kEvent, phrase.name);
    case PhraseSort::kPerson:
    case PhraseSort::kTitle:
    case PhraseSort::kName:
      break;
    case PhraseSort::kBody:
    case PhraseSort::kPronoun:
    case PhraseSort::kGroup:
      return std::nullopt;
  }
  if (phrase.name.empty()) return std::nullopt;
  if (Organizations::built_in().find(phrase.name) != nullptr) {
    return make_organization(phrase.name, phrase.alias, std::nullopt);
  }
  if (const auto person = find_person(name_words(phrase.name))) {
    add_alias(persons_[*person].entity, phrase.name);
    return persons_[*person].entity;
  }
  const auto known = by_key_.find(key_of(EntityLabel::kOrganization, phrase.name));
  if (known != by_key_.end()) return known->second;
  // "Hondurans": people of a country, whom the language analysis takes for a body.
  if (phrase.name.ends_with('s')) {
    const auto people = gazetteer_.find(phrase.name.substr(0, phrase.name.size() - 1));
    if (!people.empty() && people.front().kind == CountryNameKind::kDemonym) {
      return country(people.front().country);
    }
  }
  const Votes votes = votes_[fold(phrase.name)];
  const int most = std::max({votes.place, votes.organization, votes.person, votes.event});
  if (most == 0) return std::nullopt;
  if (votes.place == most && votes.person < most) return place(phrase.name, votes.country);
  if (votes.organization == most && votes.person < most &&
      (!phrase.sentence_initial || most >= kRecognisedWeight)) {
    return make_organization(phrase.name, {}, std::nullopt);
  }
  if (votes.event == most && votes.person < most) return add(EntityLabel::kEvent, phrase.name);
  return std::nullopt;
}

std::vector<Entity> Registry::take_entities() {
  return std::move(entities_);
}

PersonRecord* Registry::person(std::size_t entity) {
  const auto found = person_of_entity_.find(entity);
  return found == person_of_entity_.end() ? nullptr : &persons_[found->second];
}

std::optional<std::size_t> Registry::country_of(std::size_t entity) const {
  const auto country = country_of_entity_.find(entity);
  if (country != country_of_entity_.end()) return country->second;
  const auto person = person_of_entity_.find(entity);
  if (person == person_of_entity_.end()) return std::nullopt;
  for (const Office& office : persons_[person->second].offices) {
    if (office.country) return office.country;
  }
  return std::nullopt;
}

}  // namespace newsgraph::understanding
