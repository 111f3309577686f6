// The part of a graph that an exporter writes.
#pragma once

#include <vector>

#include "newsgraph/graph/export.h"

namespace newsgraph::exporting {

/// In the order of ids.
struct Part {
  std::vector<NodeId> nodes;
  std::vector<RelationshipId> relationships;
};

/// What of the selection lives, less the relationships that lack an end in it.
Part part_of(const Graph& graph, const Selection& selection);

}  // namespace newsgraph::exporting
