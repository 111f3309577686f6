// What the words around a time expression make of it: its prepositions and its role in the clause.
#pragma once

#include "newsgraph/ingest/understanding/dates.h"

namespace newsgraph::understanding::timex {

/// Reads `time.role` from the words around `time.extent`, where the expression's own form left it
/// open (kWhen), and sets `time.words`, `looks_ahead` and `begins_sentence`. No word before `least`
/// is taken into `time.words`.
void place_in_context(const Words& words, std::size_t least, TimeExpression& time);

}  // namespace newsgraph::understanding::timex
