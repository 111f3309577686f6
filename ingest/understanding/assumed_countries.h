// Of which state an office is where the text does not say: the state of those who gave it, the
// one that alone has such an office, that of the spokesman who speaks of it, the one that the
// article is about.
#pragma once

#include <optional>
#include <span>

#include "newsgraph/ingest/understanding/office_context.h"
#include "newsgraph/ingest/understanding/standing.h"

namespace newsgraph::understanding {

/// Gives offices of state without an owner their country, marked as assumed, where one can be told.
void assume_countries(const OfficeClaims& claims, std::span<const SpottedSentence> sentences,
                      const OfficeContext& context, Registry& registry);

/// Of the states that have such an office, the one that the article means; nothing for an office
/// that every state has.
std::optional<std::size_t> country_of_title(const Title& title, const OfficeContext& context,
                                            const Gazetteer& gazetteer);

}  // namespace newsgraph::understanding
