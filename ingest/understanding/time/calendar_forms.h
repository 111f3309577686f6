// Dates by the calendar, wherever their parts stand: "25 February 2025", "Feb. 25-27, 2025",
// "Monday, 18 May", "October last year".
//
// A reader takes the pieces of a sentence and the index of the first; it answers nothing when no
// such date begins there.
#pragma once

#include "newsgraph/ingest/understanding/time/pieces.h"
#include "newsgraph/ingest/understanding/time/point_reading.h"

namespace newsgraph::understanding::timex {

/// "2025-02-25", "25/02/2025", and "25-Feb-2025".
Reading read_numeric_date(const Pieces& p, std::size_t i);

/// A day with its month, in either order: "the 3rd of May", "3-5 May 2024", "May 3 and 4".
Reading read_day_and_month(const Pieces& p, std::size_t i);

/// A month without a day, where the word is meant as one.
Reading read_month(const Pieces& p, std::size_t i);

/// A weekday with the date or week that follows it: "Friday, 3 May", "Monday of last week".
Reading read_weekday(const Pieces& p, std::size_t i);

/// "on the 5th".
Reading read_day_of_month(const Pieces& p, std::size_t i);

/// Takes the days after a month at `i`: "3", "3-5", "the 3rd"; `i` where there are none.
std::size_t take_days(const Pieces& p, std::size_t i, PointReading& reading);

}  // namespace newsgraph::understanding::timex
