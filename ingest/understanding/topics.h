// What a discussion, an agreement or a demand is about: the words of a topic, cut from the tree
// without what only tells when, where or with whom.
#pragma once

#include <string>

#include "newsgraph/ingest/understanding/clauses.h"

namespace newsgraph::understanding {

/// The text of the topic that a nominal or a gerund heads: its phrase with what qualifies it,
/// without the determiner before and "between the two countries" behind. Empty when too long.
std::string topic_text(const Clauses& clauses, std::size_t head);
/// "to enhance trade" is about "trade", "to open a consulate" about "opening a consulate", "to work
/// together on trade" about "work together on trade". Empty when nothing can be told.
std::string infinitive_topic(const Clauses& clauses, std::size_t verb);
/// "the deal", "this agreement": one that was told of before, and nothing more is said of it.
bool is_told_accord(const Clauses& clauses, std::size_t head);
/// The topic of the last agreement of which the sentence says more than that there is one:
/// "agreement on labour migration". Empty when there is none.
std::string told_accord(const Clauses& clauses);
/// "that the troops must leave": the clause without its marker, to its first pause.
std::string clause_topic(const Clauses& clauses, std::size_t clause);

/// "over £2.3 billion": how much, and not what.
bool is_amount(std::string_view topic);

}  // namespace newsgraph::understanding
