// The tables, views and triggers of a graph file against those of a new one.
#pragma once

#include "newsgraph/graph/store/check/findings.h"
#include "newsgraph/graph/store/connection.h"

namespace newsgraph::store {

/// Of a file of kOneRowVersion or later. Tables, views and indexes of others do no harm.
void check_tables(Connection& connection, Findings& findings);

}  // namespace newsgraph::store
