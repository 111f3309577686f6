// The fields of temporal values: `d.year`, `t.minute`, `duration.days` (CIP2015-08-06
// §"Accessors").
#pragma once

#include <optional>
#include <string_view>

#include "newsgraph/graph/value.h"

namespace newsgraph::functions {

/// A field of every date that is a number; null when dates have no such field.
using DateField = std::int64_t (*)(Date);
DateField find_date_field(std::string_view name);
/// Whole units of a duration's own part, and what is left within the next larger unit; null when
/// durations have no such field.
using DurationField = std::int64_t (*)(const Duration&);
DurationField find_duration_field(std::string_view name);

/// Nothing when the value is not temporal or has no such field.
std::optional<Value> temporal_field(const Value& value, std::string_view field);

}  // namespace newsgraph::functions
