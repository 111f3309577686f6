// The text of a topic: its words without the determiner before and without "between the two
// countries" behind.
#pragma once

#include <string>

#include "newsgraph/ingest/understanding/clauses.h"

namespace newsgraph::understanding {

std::string topic_text(const SentenceView& view, WordRange range);
/// The same with its determiner.
std::string full_topic_text(const SentenceView& view, WordRange range);
/// "to enhance trade" is about "trade", "to open a consulate" about "opening a consulate", "to work
/// together on trade" about "work together on trade". Empty when nothing can be told.
std::string infinitive_topic(const ClauseView& clauses, std::size_t infinitive);

}  // namespace newsgraph::understanding
