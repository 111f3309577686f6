// Two ways to the same rows, compared.
#pragma once

#include <string_view>

#include "newsgraph/graph/graph.h"

namespace newsgraph {

/// Fails the test where the optimised plan in batches and the plan as written by rows find different rows.
void expect_same_as_written(const Graph& graph, std::string_view query);

}  // namespace newsgraph
