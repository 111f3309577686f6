// What the words of a capitalised name say about its sort: "Ministry of …" is an organisation,
// "… Airport" a place, "… Summit" an event.
#pragma once

#include "newsgraph/ingest/understanding/name_words.h"
#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::understanding {

enum class NameShape { kUnknown, kPerson, kOrganization, kPlace, kEvent };

/// The longest capitalised name that begins at `begin`; empty when there is none. Connecting words
/// inside ("Ministry of Interior", "Haider al-Abadi", "Bank of the South") belong to it.
WordRange name_at(const Words& words, std::size_t begin);
NameShape shape_of(const Words& words, WordRange name);
/// What the entity tags of most of the name's words say; kUnknown where they say nothing.
NameShape recognised_as(const Words& words, WordRange name);

/// Words in lower case that name a body when a country or a field stands before them: "navy",
/// "foreign ministry". Gives the end of the body's words, or `begin`.
std::size_t body_noun_end(const Words& words, std::size_t begin);
/// "officials", "government", "side": people who act for the country named before.
bool is_officials_noun(const Word& word);
/// "ministry", "party" …: may stand alone for an organisation named before.
bool is_body_noun(const Word& word);

/// A name in capitals as running text has it: "LISBON" is "Lisbon", "NEW YORK" is "New York". Names
/// that are not all in capitals, and words short enough to be initials ("UAE"), stay as they are.
std::string in_mixed_case(const std::string& name);

}  // namespace newsgraph::understanding
