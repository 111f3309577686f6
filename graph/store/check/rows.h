// Every row of a graph file: what it says by itself, what it says of others, and whether it is the
// one that was written.
#pragma once

#include "newsgraph/graph/store/check/findings.h"
#include "newsgraph/graph/store/connection.h"

namespace newsgraph::store {

/// Of a file of kOneRowVersion or later.
void check_rows(Connection& connection, Findings& findings);

}  // namespace newsgraph::store
