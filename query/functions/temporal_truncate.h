// Cutting instants down to whole units: `date.truncate('month', d)`.
#pragma once

#include "newsgraph/query/functions/temporal_parts.h"

namespace newsgraph::functions {

/// The parts at the start of the unit they lie in: "millennium" to "microsecond". Throws QueryError
/// for an unknown unit, or one the parts have no room for.
TemporalParts truncate(TemporalParts parts, std::string_view unit);

/// The start of the unit that a date lies in; nullopt where no date can be that. Null for a unit
/// that dates cannot be cut to.
using DateTruncation = std::optional<Date> (*)(Date);
DateTruncation find_date_truncation(std::string_view unit);

}  // namespace newsgraph::functions
