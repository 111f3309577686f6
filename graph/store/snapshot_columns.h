// The property columns of one side of a Graph, nodes or relationships, to and from a snapshot.
#pragma once

#include <cstdint>

#include "newsgraph/graph/model/property_columns.h"
#include "newsgraph/graph/store/snapshot_file.h"

namespace newsgraph::store {

/// Which columns those are.
enum class ColumnSide : std::uint32_t { kNodes, kRelationships };

void write_columns(SnapshotWriter& writer, ColumnSide side, const model::PropertyColumns& columns,
                   std::uint32_t key_count);
/// Fills columns that are empty. `id_bound` and `string_bound` are above what they may speak of.
void read_columns(const SnapshotFile& file, ColumnSide side, model::PropertyColumns& columns,
                  std::uint32_t key_count, std::uint32_t id_bound, std::uint32_t string_bound);

}  // namespace newsgraph::store
