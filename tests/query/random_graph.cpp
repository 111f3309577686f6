#include "query/random_graph.h"

#include <random>
#include <vector>

namespace newsgraph {

Graph random_graph(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t bound) { return random() % bound; };
  const std::string_view labels[] = {"A", "B", "C"};
  const std::string_view types[] = {"R", "S"};
  Graph graph;
  if (below(2) == 0) graph.create_index("A", "x");
  std::vector<NodeId> nodes;
  const std::uint32_t node_count = 1 + below(8);
  for (std::uint32_t i = 0; i < node_count; ++i) {
    Map properties;
    if (below(3) != 0) properties["x"] = static_cast<std::int64_t>(below(3));
    nodes.push_back(graph.create_node({labels[below(3)], labels[below(3)]}, properties));
  }
  const std::uint32_t relationship_count = below(14);
  for (std::uint32_t i = 0; i < relationship_count; ++i) {
    graph.create_relationship(nodes[below(node_count)], types[below(2)], nodes[below(node_count)],
                              Map{{"w", static_cast<std::int64_t>(below(2))}});
  }
  return graph;
}

}  // namespace newsgraph
