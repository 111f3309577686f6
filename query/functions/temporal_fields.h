// The fields of temporal values: `d.year`, `t.minute`, `duration.days` (CIP2015-08-06
// §"Accessors").
#pragma once

#include <optional>
#include <string_view>

#include "newsgraph/graph/value.h"

namespace newsgraph::functions {

/// Nothing when the value is not temporal or has no such field.
std::optional<Value> temporal_field(const Value& value, std::string_view field);

}  // namespace newsgraph::functions
