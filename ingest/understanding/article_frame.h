// What holds for an article as a whole: which country it comes from and is about, which year it
// speaks of.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "newsgraph/ingest/understanding/city_countries.h"
#include "newsgraph/ingest/understanding/gazetteer.h"
#include "newsgraph/ingest/understanding/phrases.h"

namespace newsgraph::understanding {

/// "LAHORE:" before a report is a town, whatever its capitals look like.
void mark_datelines(std::span<SpottedSentence> sentences, const CityCountries& cities);

/// The country that the report comes from, in the gazetteer: that of the dateline's city.
std::optional<std::size_t> dateline_country(std::span<const SpottedSentence> sentences,
                                            const Gazetteer& gazetteer);

/// The country that the article is about, in the gazetteer: it is named, by whatever name, clearly
/// more often than any other; else that of the dateline.
std::optional<std::size_t> home_country(std::span<const SpottedSentence> sentences,
                                        const Gazetteer& gazetteer);

/// The lines above the first clause: headlines, who issues a press release.
std::span<const SpottedSentence> header_lines(std::span<const SpottedSentence> sentences);

/// The one year that the article names, if it names but one.
std::optional<int> only_year(std::span<const SpottedSentence> sentences);

}  // namespace newsgraph::understanding
