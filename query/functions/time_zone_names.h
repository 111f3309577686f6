// What a time zone that there is not may have been meant for.
#pragma once

#include <string>
#include <string_view>

#include "newsgraph/query/query_error.h"

namespace newsgraph::functions {

/// ArgumentError: there is no time zone of that name; with the name of one that is near as a hint.
QueryError unknown_time_zone(std::string_view name);

}  // namespace newsgraph::functions
