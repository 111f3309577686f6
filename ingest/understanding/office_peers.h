// Offices that are told only by the company somebody is in: among presidents, "Paraguay's Horacio
// Benegas" is one.
#pragma once

#include <span>

#include "newsgraph/ingest/understanding/registry.h"

namespace newsgraph::understanding {

/// Gives persons without any office, called by their country's name, the office that those hold
/// whom they are named with, or that their peers of other countries hold; marked as assumed.
void settle_peers(std::span<const SpottedSentence> sentences, Registry& registry);

}  // namespace newsgraph::understanding
