// Dates with all that can stand around them: a time of day, a stage ("late"), an edge ("the end
// of"); and two of them as a range.
#pragma once

#include "newsgraph/ingest/understanding/time/pieces.h"
#include "newsgraph/ingest/understanding/time/point_reading.h"

namespace newsgraph::understanding::timex {

/// A single date; of days in a row ("25-27 February") both ends.
Reading read_point(const Pieces& p, std::size_t i);

/// A date or a range: "from Monday to Wednesday", "between 3 and 5 May", "2014-15". With a year
/// that only the last of several dates bears.
Reading read_dates(const Pieces& p, std::size_t i);

/// Takes a time on the clock at `i`: "10:30 p.m. GMT", "noon", "1500 GMT"; `i` where there is none.
std::size_t take_clock(const Pieces& p, std::size_t i, std::optional<int>& minute_of_day);

/// The unit that a point names: kDay for a weekday or a date.
TimeUnit unit_of(const TimePoint& point);

}  // namespace newsgraph::understanding::timex
