// Chunks back to rows.
#pragma once

#include "newsgraph/query/execution/batch/operator.h"
#include "newsgraph/query/execution/operator.h"

namespace newsgraph::execution::batch {

/// Gives the slots' values row by row.
execution::OperatorPtr make_rows(OperatorPtr input, Execution& execution, Slots slots);

/// Counts rows and time of an operator for PROFILE.
OperatorPtr make_measured(OperatorPtr input, OperatorProfile& profile);

}  // namespace newsgraph::execution::batch
