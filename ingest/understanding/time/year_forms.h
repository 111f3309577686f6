// Years in figures, told from other numbers of four digits.
#pragma once

#include "newsgraph/ingest/understanding/time/pieces.h"
#include "newsgraph/ingest/understanding/time/point_reading.h"

namespace newsgraph::understanding::timex {

/// A year in digits, 1000-2199, at this piece.
std::optional<int> year_at(const Pieces& p, std::size_t i);

/// The number at `i` tells how many, not when: "2000 people".
bool counts_things(const Pieces& p, std::size_t i);

/// Takes the year after a month or season: ", 2025", "of last year". Gives the piece after it.
std::size_t take_year(const Pieces& p, std::size_t i, TimePoint& point);

/// "in 2015"; not "in 2000 villages". A reader as in calendar_forms.h.
Reading read_year(const Pieces& p, std::size_t i);

}  // namespace newsgraph::understanding::timex
