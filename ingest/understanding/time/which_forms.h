// Dates by a determiner: "last week", "this summer", "the same day", "that night"; and the words
// for days around today.
//
// Readers as in calendar_forms.h.
#pragma once

#include "newsgraph/ingest/understanding/time/pieces.h"
#include "newsgraph/ingest/understanding/time/point_reading.h"

namespace newsgraph::understanding::timex {

/// "today", "the day before yesterday".
Reading read_day_word(const Pieces& p, std::size_t i);

/// "last week", "this year", "the same day": a determiner and a unit, nothing more.
Reading read_which_unit(const Pieces& p, std::size_t i);

/// The same with what follows and for named periods: "last year in October", "next Monday", "this
/// summer", "that night".
Reading read_which(const Pieces& p, std::size_t i);

}  // namespace newsgraph::understanding::timex
