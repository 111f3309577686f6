// collect(x) and collect(DISTINCT x) over all groups.
#pragma once

#include "newsgraph/query/execution/batch/groups/fold.h"

namespace newsgraph::execution::batch {

std::unique_ptr<Fold> make_collect(Execution& execution, ExpressionPtr argument, bool distinct);

}  // namespace newsgraph::execution::batch
