// Persons with their titles, and titles alone: "Peru's prime minister, Ana Lima,", "the Russian
// ambassador".
#pragma once

#include <optional>

#include "newsgraph/ingest/understanding/spotting.h"

namespace newsgraph::understanding {

/// A title that begins at a word, with the country or body before it, what follows it, and the name
/// it belongs to.
std::optional<Phrase> titled_at(const Spotting& text, std::size_t i);
/// "Fuad Basya, spokesman for the Indonesian military": the name is a person's.
void read_title_after_name(const Spotting& text, Phrase& phrase);

}  // namespace newsgraph::understanding
