// The time between two instants (CIP2015-08-06 §"Durations between instants").
#pragma once

#include "newsgraph/query/functions/temporal_parts.h"

namespace newsgraph::functions {

enum class BetweenUnit { kAll, kMonths, kDays, kSeconds };

/// From `from` to `to`, in whole months and days and the rest, or in one unit alone. Months and
/// days are those of the calendar in the zone of `from`. Where one has no date only the clock
/// counts; where only one has a zone, the other is taken to be in it. Adding to `from` what is
/// given for kAll makes `to`, unless only one of them has a date or a zone.
Duration between(const TemporalParts& from, const TemporalParts& to, BetweenUnit unit);
/// The same from one date to another.
Duration between(Date from, Date to, BetweenUnit unit);

}  // namespace newsgraph::functions
