// Arithmetic on calendar periods: the week, month or season that holds a day, and the next one.
#pragma once

#include <optional>

#include "newsgraph/graph/temporal.h"
#include "newsgraph/ingest/understanding/dates.h"

namespace newsgraph::understanding::timex {

/// A stretch of whole days that is one of the calendar's units.
struct Period {
  Date first;
  Date last;  ///< included
  TimeUnit unit = TimeUnit::kDay;
  bool operator==(const Period&) const = default;
};

/// A day that certainly exists: months run on into years, and a day past a month's end is its last.
Date day_of(std::int64_t year, std::int64_t month, int day);

Period day_period(Date day);
Period month_period(std::int64_t year, std::int64_t month);  ///< months run on into years
Period year_period(std::int64_t year);
Period decade_period(std::int64_t first_year);
/// The 20th century is 1901-2000.
Period century_period(std::int64_t number);
Period quarter_period(std::int64_t year, int number);
Period half_year_period(std::int64_t year, int number);
/// The northern meteorological seasons, spring = 1 in March to May, winter = 4 from December of
/// `year` (World Meteorological Organization, "Guide to Climatological Practices", WMO-No. 100).
Period season_period(std::int64_t year, int number);

/// The n-th such weekday of a month, counted from its end where `n` is -1; nothing where the month
/// has no fifth.
std::optional<Date> weekday_of_month(std::int64_t year, int month, int weekday, int n);

/// The period of a unit that holds a day. Weeks begin on Monday (ISO 8601); the weekend of a day is
/// that of its week. Units shorter than a day give the day.
Period period_of(Date day, TimeUnit unit);

/// The period `count` units later.
Period shifted(const Period& period, std::int64_t count);

}  // namespace newsgraph::understanding::timex
