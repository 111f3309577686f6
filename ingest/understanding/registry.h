// Who and what an article names: one Entity a thing, whatever names it goes by.
//
// Filled in two steps. learn() reads the phrases of all sentences, so that "Khorev" in a headline
// is known from "Albert P Khorev" further down; after that entity() answers for every phrase that
// is a name. Titles, pronouns and groups are the business of discourse.h.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "newsgraph/ingest/fact.h"
#include "newsgraph/ingest/understanding/gazetteer.h"
#include "newsgraph/ingest/understanding/gender.h"
#include "newsgraph/ingest/understanding/lexicon.h"
#include "newsgraph/ingest/understanding/name_votes.h"
#include "newsgraph/ingest/understanding/person_names.h"
#include "newsgraph/ingest/understanding/phrases.h"
#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::understanding {

/// An office that a person is said to hold.
struct Office {
  Title title;
  std::optional<std::size_t> country;  ///< in the gazetteer
  std::string body;
  std::size_t sentence = 0;  ///< where it is said
  bool assumed = false;      ///< the country follows from context, not from words
};

struct PersonRecord {
  std::size_t entity = 0;
  std::vector<std::string> names;  ///< folded words of the fullest name
  std::vector<Office> offices;
  Gender gender = Gender::kUnknown;
};

class Registry {
 public:
  Registry(const Gazetteer& gazetteer, const Lexicon& lexicon)
      : gazetteer_(gazetteer), votes_(gazetteer, lexicon) {}

  /// Takes in all names.
  void learn(std::span<const SpottedSentence> sentences);

  /// The entity that a name phrase means, or nothing when its sort stays unknown. A capital is the
  /// place; the country acting is country_of().
  std::optional<std::size_t> entity(const Phrase& phrase);
  std::optional<std::size_t> organization(const std::string& name);
  std::size_t country(std::size_t gazetteer_index);
  /// The entity of the country with this name in the gazetteer.
  std::optional<std::size_t> country_named(const std::string& name);
  /// `country`, in the gazetteer, is the one it lies in, where that is known.
  std::size_t place(const std::string& name, std::optional<std::size_t> country);
  std::size_t topic(const std::string& text);
  std::size_t statement(const std::string& text, bool quoted);

  const std::vector<Entity>& entities() const { return entities_; }
  std::vector<Entity> take_entities();
  std::vector<PersonRecord>& persons() { return persons_; }
  const std::vector<PersonRecord>& persons() const { return persons_; }
  /// The record of a person's entity, or null.
  PersonRecord* person(std::size_t entity);
  /// In the gazetteer: what a country entity is, or the state a person holds office of.
  std::optional<std::size_t> country_of(std::size_t entity) const;
  const Gazetteer& gazetteer() const { return gazetteer_; }

 private:
  std::size_t add(EntityLabel label, const std::string& name);
  void add_alias(std::size_t entity, const std::string& name);
  void learn_persons(std::span<const SpottedSentence> sentences);
  std::optional<std::size_t> by_initials(const std::string& name) const;
  std::optional<std::size_t> country_of_people(const std::string& name) const;
  std::optional<std::size_t> by_first_word(const std::string& name) const;
  std::size_t make_organization(const std::string& name, const std::string& alias,
                                std::optional<std::size_t> country);

  const Gazetteer& gazetteer_;
  std::vector<Entity> entities_;
  std::unordered_map<std::string, std::size_t> by_key_;  ///< label and folded name or alias
  std::vector<PersonRecord> persons_;
  PersonIndex index_;
  std::unordered_map<std::size_t, std::size_t> person_of_entity_;
  std::unordered_map<std::size_t, std::size_t> country_of_entity_;
  NameVotes votes_;
};

}  // namespace newsgraph::understanding
