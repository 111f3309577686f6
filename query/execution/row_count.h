// The number that SKIP or LIMIT asks for.
#pragma once

#include <cstdint>

#include "newsgraph/query/execution/execution.h"

namespace newsgraph::execution {

/// `name` is the clause's, for the error when the value is no integer or negative.
std::uint64_t row_count(const planner::BoundExpression& count, const char* name, Row& row,
                        Execution& execution);

}  // namespace newsgraph::execution
