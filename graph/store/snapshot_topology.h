// The arrays of a Topology, to and from a snapshot.
#pragma once

#include "newsgraph/graph/store/snapshot_file.h"
#include "newsgraph/graph/topology.h"

namespace newsgraph::store {

/// How many names there are.
struct NameCounts {
  std::uint32_t labels = 0;
  std::uint32_t types = 0;
  std::uint32_t keys = 0;
};

/// The topology is frozen.
void write_topology(SnapshotWriter& writer, const Topology& topology);
/// Its large arrays lie in the snapshot. Throws UnusableSnapshot when they would make readers look
/// into memory that is none of theirs.
Topology read_topology(const SnapshotFile& file, const NameCounts& names);

}  // namespace newsgraph::store
