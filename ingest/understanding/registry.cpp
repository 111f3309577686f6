#include "newsgraph/ingest/understanding/registry.h"

#include <algorithm>

#include "newsgraph/ingest/understanding/name_shapes.h"
#include "newsgraph/ingest/understanding/organizations.h"

namespace newsgraph::understanding {

namespace {

std::string key_of(EntityLabel label, const std::string& name) {
  std::string key = std::string(to_string(label)) + '\n' + fold(name);
  return key;
}

}  // namespace

void Registry::learn(std::span<const SpottedSentence> sentences) {
  votes_.count(sentences);
  learn_persons(sentences);
}

void Registry::learn_persons(std::span<const SpottedSentence> sentences) {
  for (const NamedPerson& named : named_persons(sentences, votes_)) {
    if (const auto known = index_.find(named.names)) {
      add_alias(persons_[*known].entity, named.text);
      if (named.gender != Gender::kUnknown) persons_[*known].gender = named.gender;
      continue;
    }
    const std::size_t entity = add(EntityLabel::kPerson, named.text);
    Gender gender = named.gender;
    if (gender == Gender::kUnknown && named.names.size() > 1) {
      gender = gender_of_given_name(named.names.front());
    }
    person_of_entity_[entity] = persons_.size();
    persons_.push_back({entity, named.names, {}, gender});
    index_.add(named.names);
  }
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
    // It is called what the article calls it; what the world calls it is an alias. "Republican" is
    // no name.
    const bool adjective = world != nullptr && world->kind == "party" && name.size() > 4 &&
                           name.find(' ') == std::string::npos;
    index = add(EntityLabel::kOrganization, adjective ? world->name : name);
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

/// "Hondurans", "British": a country's people, whom the language analysis takes for a body.
std::optional<std::size_t> Registry::country_of_people(const std::string& name) const {
  for (const bool plural : {false, true}) {
    if (plural && !name.ends_with('s')) break;
    const auto people = gazetteer_.find(name.substr(0, name.size() - (plural ? 1 : 0)));
    if (!people.empty() && people.front().kind == CountryNameKind::kDemonym) {
      return people.front().country;
    }
  }
  return std::nullopt;
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
  if (const auto person = index_.find(name_words(phrase.name))) {
    add_alias(persons_[*person].entity, phrase.name);
    return persons_[*person].entity;
  }
  const auto known = by_key_.find(key_of(EntityLabel::kOrganization, phrase.name));
  if (known != by_key_.end()) return known->second;
  if (const auto state = country_of_people(phrase.name)) return country(*state);
  const Votes votes = votes_.of(phrase.name);
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
