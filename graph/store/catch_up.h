// A graph that holds an older state of its file, to the present one, by the rows that were touched.
#pragma once

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/store/change_log.h"
#include "newsgraph/graph/store/connection.h"

namespace newsgraph::store {

/// Reads the rows of what was touched since the state that the graph holds, and changes the graph
/// accordingly. False, with the graph as before, when rows and graph do not fit together; then the
/// whole file must be read. The caller holds a transaction; the file is of the current version.
bool catch_up(Connection& connection, Graph& graph, const Touched& touched);

}  // namespace newsgraph::store
