// What a transaction changed, into the file: only the rows of the ids it touched.
#pragma once

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/store/connection.h"

namespace newsgraph::store {

/// Writes the changes, new names, new indexes and the next ids, in the SQLite transaction that the
/// caller has open. Writes nothing at all when the file holds all of this already.
void save_changes(Connection& connection, const Graph& graph, const ChangeSet& changes);

}  // namespace newsgraph::store
