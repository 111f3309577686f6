// count(DISTINCT x) over all groups.
#pragma once

#include "newsgraph/query/execution/batch/groups/fold.h"

namespace newsgraph::execution::batch {

std::unique_ptr<Fold> make_count_distinct(Execution& execution, ExpressionPtr argument);

}  // namespace newsgraph::execution::batch
