#include "query/hub_graph.h"

#include <random>
#include <string>
#include <vector>

namespace newsgraph {

Graph graph_with_hubs() {
  constexpr std::uint32_t kNodes = 300;
  std::mt19937 random(1);
  Graph graph;
  std::vector<NodeId> nodes;
  for (std::uint32_t i = 0; i < kNodes; ++i) {
    Map properties{{"x", static_cast<std::int64_t>(i * 7 % kNodes)},
                   {"s", std::string(1, static_cast<char>('a' + i % 3))}};
    if (i % 11 != 0) properties["y"] = static_cast<std::int64_t>(i % 10);
    properties["m"] = i % 2 == 0 ? Value(static_cast<std::int64_t>(i % 4)) : Value("m");
    nodes.push_back(graph.create_node({i % 5 == 0 ? "Q" : "P"}, properties));
  }
  std::int64_t links = 0;
  const auto link = [&](std::uint32_t from, std::uint32_t to) {
    const Map properties = ++links % 9 == 0 ? Map{} : Map{{"w", links % 4}};
    graph.create_relationship(nodes[from], random() % 3 == 0 ? "S" : "R", nodes[to], properties);
  };
  for (std::uint32_t i = 0; i < kNodes; ++i) {
    for (std::uint32_t hub = 0; hub < 2; ++hub) {
      if (random() % 8 != 0) link(hub, i);
    }
    for (std::uint32_t hub = 2; hub < 5; ++hub) {
      if (random() % 8 == 0) link(i, hub);
    }
    if (random() % 3 == 0) link(i, random() % kNodes);
    if (random() % 50 == 0) link(i, i);
  }
  graph.compact();
  return graph;
}

}  // namespace newsgraph
