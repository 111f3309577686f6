// Who issues a text that is not an article's own telling: a press release in the first person, a
// communiqué's resolutions.
#pragma once

#include <optional>
#include <span>

#include "newsgraph/ingest/understanding/discourse.h"
#include "newsgraph/ingest/understanding/phrases.h"

namespace newsgraph::understanding {

/// Whom "I" means outside quotations, as an entity: the one person that the lines above the first
/// clause name.
std::optional<std::size_t> author_of(std::span<const SpottedSentence> sentences,
                                     Discourse& discourse);

/// Whose resolutions follow a line that is nothing but a name and a colon ("The Security
/// Council:"), as an entity; none where it is no such line.
std::optional<std::size_t> issuer_of_list(const SpottedSentence& line, Discourse& discourse);

}  // namespace newsgraph::understanding
