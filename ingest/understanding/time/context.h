// What the words around a time expression make of it: its prepositions, its role in the clause, and
// whether the clause looks ahead.
#pragma once

#include "newsgraph/ingest/understanding/dates.h"

namespace newsgraph::understanding::timex {

/// Reads `time.role` from the words around `time.extent`, where the expression's own form left it
/// open (kWhen), and sets `time.words`, `looks_ahead` and `begins_sentence`. No word before `least`
/// is taken into `time.words`.
void place_in_context(const Words& words, std::size_t least, TimeExpression& time);

/// Whether the clause whose words end before `begin` speaks of what is to come: "will meet …",
/// "invited her to visit …", "is due …". Looks back a bounded number of words, to the clause's last
/// finite verb.
bool looks_ahead(const Words& words, std::size_t begin);

}  // namespace newsgraph::understanding::timex
