// Dates counted from another: "yesterday", "last week", "the following month", "two days ago", "the
// day before", "three weeks after 5 May".
//
// Readers as in calendar_forms.h.
#pragma once

#include "newsgraph/ingest/understanding/time/pieces.h"
#include "newsgraph/ingest/understanding/time/point_reading.h"

namespace newsgraph::understanding::timex {

/// An amount of a unit: "two", "a few", "two and a half".
struct Amount {
  std::optional<int> halves;  ///< absent for "several"
  TimeUnit unit = TimeUnit::kNone;
  bool article = false;  ///< "a week"
  std::size_t end = 0;
};

/// "two years", "a few days", "two-and-a-half-year", "weeks".
std::optional<Amount> read_amount(const Pieces& p, std::size_t i);

/// The point an amount away from its anchor, before (-1) or after (1) it. What is shorter than a
/// day is counted in days, what is longer than a year in years.
TimePoint offset_point(const Amount& amount, int direction, TimeAnchor anchor);

/// "today", "the day before yesterday".
Reading read_day_word(const Pieces& p, std::size_t i);

/// "last week", "this year", "the same day": a determiner and a unit, nothing more.
Reading read_which_unit(const Pieces& p, std::size_t i);

/// The same with what follows and for named periods: "last year in October", "next Monday", "this
/// summer", "that night".
Reading read_which(const Pieces& p, std::size_t i);

/// Years that place a month: "last year", "two years ago", "the year before".
Reading read_counted_year(const Pieces& p, std::size_t i);

/// "two days ago", "a year earlier", "three weeks later", "two days after 5 May".
Reading read_offset(const Pieces& p, std::size_t i);

/// "the day before", "the week after next", "the week of 5 May".
Reading read_neighbour(const Pieces& p, std::size_t i);

/// A point that counts from nothing read before it: any date by the calendar, "yesterday", "last
/// week".
Reading read_simple_point(const Pieces& p, std::size_t i);

}  // namespace newsgraph::understanding::timex
