// Whether a clause speaks of what is to come, read from its words: "will meet on Friday", "invited
// her to visit in August", "is due in May".
//
// This serves where no parse is asked: which Friday is meant must be known before anything is known
// of verbs and their arguments. A caller who knows the verb tells resolve() so.
#pragma once

#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::understanding::timex {

/// Whether the clause around a time expression's words looks ahead: as the last verb before them in
/// the clause does or, where they open the clause, the first verb behind. Looks a bounded number of
/// words far.
bool looks_ahead(const Words& words, WordRange time);

}  // namespace newsgraph::understanding::timex
