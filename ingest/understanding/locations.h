// Which names are places, and where these lie: by what the text says ("the mining town of Kitwe in
// Zambia", "Boao, a coastal town in south China's Hainan Province"), else by the gazetteer of
// cities.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "newsgraph/ingest/understanding/city_countries.h"
#include "newsgraph/ingest/understanding/registry.h"

namespace newsgraph::understanding {

/// Where a place lies. One of `within` and `country` is there, or both.
struct Location {
  std::size_t sentence = 0;
  std::size_t phrase = 0;              ///< the place, among the phrases of the sentence
  std::optional<std::size_t> within;   ///< a larger place among them
  std::optional<std::size_t> country;  ///< in the gazetteer
  double confidence = 0;               ///< 0..1
};

/// Marks names that are places as such, with their country where that is clear, and gives one
/// Location for each place of which it is known. What a text says of a place counts before the
/// gazetteer.
std::vector<Location> locate_places(std::span<SpottedSentence> sentences,
                                    const Gazetteer& gazetteer, const CityCountries& cities);

}  // namespace newsgraph::understanding
