// What persons are said to be: the offices they hold, and of whom.
//
// In two steps around Registry::learn(). read_offices() finds who is said to hold what and thereby
// which names are persons'; settle_offices() gives the persons their offices, with whose they are
// where the sentence leaves that to the article.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "newsgraph/ingest/understanding/city_countries.h"
#include "newsgraph/ingest/understanding/office_claims.h"
#include "newsgraph/ingest/understanding/registry.h"

namespace newsgraph::understanding {

/// The claims of an article, by sentence.
using OfficeClaims = std::vector<std::vector<OfficeClaim>>;

/// Reads the claims of all sentences but headlines; a name that holds an office is marked as a
/// person's.
OfficeClaims read_offices(std::span<SpottedSentence> sentences, const Gazetteer& gazetteer,
                          const Lexicon& lexicon);

/// Writes the offices into the records of the persons. An office of a state that the text does not
/// name is of the one that the article is about, marked as assumed, if that can be told. `home` is
/// the country of the dateline. Offices of a place are of its country.
void settle_offices(const OfficeClaims& claims, std::span<const SpottedSentence> sentences,
                    std::optional<std::size_t> home, const CityCountries& cities,
                    Registry& registry);

}  // namespace newsgraph::understanding
