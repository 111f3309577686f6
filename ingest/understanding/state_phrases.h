// What speaks of states and what acts for them: countries and seats, governments, officials, and
// bodies such as "the foreign ministry".
#pragma once

#include <optional>

#include "newsgraph/ingest/understanding/spotting.h"

namespace newsgraph::understanding {

/// "the government of Iraq", "the government", "The Federal Government": that of the country spoken
/// of.
std::optional<Phrase> government_at(const Spotting& text, std::size_t i);
/// What begins with a country or its people.
std::optional<Phrase> country_phrase_at(const Spotting& text, std::size_t i);
/// "the ministry", "the foreign ministry", "police".
std::optional<Phrase> body_at(const Spotting& text, std::size_t i);

}  // namespace newsgraph::understanding
