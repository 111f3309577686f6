// avg() of integers and of floats.
#pragma once

#include "newsgraph/query/execution/batch/groups/fold.h"

namespace newsgraph::execution::batch {

/// `argument` is of kInteger or kFloat. Of integers, it can be shared; a mean of floats depends on
/// their order.
std::unique_ptr<Fold> make_average(ExpressionPtr argument);

}  // namespace newsgraph::execution::batch
