// The whole file into a Graph: one pass over each table, the tables that belong together walked
// side by side in the order of their ids.
#pragma once

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/store/connection.h"

namespace newsgraph::store {

/// Reads everything. The caller holds a transaction, so that all tables are of one state. Names get
/// the ids they have in the file. Throws Error when the content breaks a rule of
/// docs/file-format.md.
Graph load_graph(Connection& connection);

}  // namespace newsgraph::store
