// The whole file into a Graph: one pass over each table, in the order of ids.
#pragma once

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/store/connection.h"

namespace newsgraph::store {

/// Reads everything of a file of `version`, from 1 on. The caller holds a transaction, so that all
/// tables are of one state. Names get the ids they have in the file. Throws Error when the content
/// breaks a rule of docs/file-format.md.
Graph load_graph(Connection& connection, std::int64_t version);

}  // namespace newsgraph::store
