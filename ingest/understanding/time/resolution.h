// From a time expression and a frame to periods of the calendar.
#pragma once

#include <optional>

#include "newsgraph/ingest/understanding/dates.h"
#include "newsgraph/ingest/understanding/time/calendar.h"

namespace newsgraph::understanding::timex {

/// The periods that an expression names: one, or the first and last of a range.
struct Resolution {
  Period first;
  std::optional<Period> last;
};

/// Of dates and ranges. Nothing where the frame does not tell enough, the calendar has no such day,
/// a range ends before it begins, or the year is not in 1000-2999.
std::optional<Resolution> resolve_dates(const TimeExpression& time, const TimeFrame& frame,
                                        bool future);

/// The period of a window ("the past two years"), at the precision of its unit.
std::optional<FactDate> resolve_window(const TimeExpression& time, const TimeFrame& frame);

}  // namespace newsgraph::understanding::timex
