// Dates an amount away from another: "two days ago", "a year earlier", "the day before", "three
// weeks after 5 May".
//
// Readers as in calendar_forms.h.
#pragma once

#include "newsgraph/ingest/understanding/time/amount.h"
#include "newsgraph/ingest/understanding/time/point_reading.h"

namespace newsgraph::understanding::timex {

/// The point an amount away from its anchor, before (-1) or after (1) it. What is shorter than a
/// day is counted in days, what is longer than a year in years.
TimePoint offset_point(const Amount& amount, int direction, TimeAnchor anchor);

/// "two days ago", "a year earlier", "three weeks later", "two days after 5 May".
Reading read_offset(const Pieces& p, std::size_t i);

/// "the day before", "the week after next", "the week of 5 May".
Reading read_neighbour(const Pieces& p, std::size_t i);

/// Years that place a month: "last year", "two years ago", "the year before".
Reading read_counted_year(const Pieces& p, std::size_t i);

}  // namespace newsgraph::understanding::timex
