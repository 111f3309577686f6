// Where an article names countries: by name, capital, seat or people.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "newsgraph/ingest/understanding/registry.h"

namespace newsgraph::understanding {

struct CountryMention {
  std::size_t country = 0;  ///< in the gazetteer
  std::size_t word = 0;
  bool acts = false;        ///< it, or what is of it, is the subject of a clause
  bool by_capital = false;  ///< "Tripoli"
};

/// The mentions of each sentence, in order; those inside names of persons do not count.
using CountryMentions = std::vector<std::vector<CountryMention>>;

CountryMentions find_countries(std::span<const SpottedSentence> sentences,
                               const Gazetteer& gazetteer);

/// The words of a phrase hold the subject of a clause.
bool is_subject(const Words& words, WordRange phrase);

}  // namespace newsgraph::understanding
