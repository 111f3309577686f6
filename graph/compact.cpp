#include <vector>

#include "newsgraph/graph/begin_part.h"
#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/model/graph_implementation.h"

namespace newsgraph {

void Graph::compact() {
  Topology& topology = implementation_->topology;
  auto adjacency = begin_part(topology.is_large(), [&topology] { topology.freeze(); });
  implementation_->compact_properties();
  adjacency.get();
}

void Graph::Implementation::compact_properties() {
  std::vector<bool> held(strings.id_bound());
  node_properties.mark_strings(held);
  relationship_properties.mark_strings(held);
  evidence.mark_strings(held);
  const std::vector<StringId> renumbered = strings.compact(held);
  if (!renumbered.empty()) {
    node_properties.renumber_strings(renumbered);
    relationship_properties.renumber_strings(renumbered);
  }
  evidence.compact(renumbered);
  for (auto& [of, index] : indexes) index.compact();
}

}  // namespace newsgraph
