// Pronouns, and groups that stand for several: "both sides", "the two prime ministers".
#pragma once

#include <optional>

#include "newsgraph/ingest/understanding/spotting.h"

namespace newsgraph::understanding {

/// "he", "they", and "it" where it stands for something.
std::optional<Phrase> pronoun_at(const Spotting& text, std::size_t i);
std::optional<Phrase> group_at(const Spotting& text, std::size_t i);

}  // namespace newsgraph::understanding
