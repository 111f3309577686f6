// The snapshot beside a graph file against the file.
#pragma once

#include "newsgraph/graph/store/check/findings.h"
#include "newsgraph/graph/store/connection.h"

namespace newsgraph::store {

/// A fault is a snapshot that would be used and says something else than the file. One that is
/// damaged or of another state is not used, which is worth a note. Of a file of kOneRowVersion or
/// later.
void check_snapshot(Connection& connection, Findings& findings);

}  // namespace newsgraph::store
