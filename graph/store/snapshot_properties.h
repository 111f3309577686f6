// The columns, strings, evidence and indexes of a Graph, to and from a snapshot.
#pragma once

#include "newsgraph/graph/model/graph_implementation.h"
#include "newsgraph/graph/store/snapshot_file.h"

namespace newsgraph::store {

/// The graph is compacted.
void write_properties(SnapshotWriter& writer, const model::GraphAccess::Implementation& graph);
/// Fills a graph that has names and a topology and nothing else. Its large arrays lie in the
/// snapshot. Throws UnusableSnapshot when they would make readers look into memory that is none of
/// theirs.
void read_properties(const SnapshotFile& file, model::GraphAccess::Implementation& graph);

}  // namespace newsgraph::store
