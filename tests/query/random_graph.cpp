#include "query/random_graph.h"

#include <cmath>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace newsgraph {
namespace {

Date day(std::int64_t year, int month, int day_of_month) {
  return *Date::from_civil(year, month, day_of_month);
}

}  // namespace

Graph random_graph(std::uint32_t seed, bool dense) {
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t bound) { return random() % bound; };
  const std::string_view labels[] = {"A", "B", "C"};
  const std::string_view types[] = {"R", "S"};
  Graph graph;
  if (below(2) == 0) graph.create_index("A", "x");
  // A property of every type that a column can have, and one of several. No two values are equal
  // and yet told apart when printed: which of them stands for both is a matter of order.
  const std::vector<std::pair<std::string, List>> choices{
      {"s", {"a", "ab", "b", "\u00fcb", ""}},
      {"d", {day(2019, 12, 31), day(2020, 1, 1), day(2020, 2, 29)}},
      {"f", {0.5, 1.0, 0.0, std::nan("")}},
      {"t", {true, false}},
      {"m", {1, 2.5, "a", List{1, 2}, day(2020, 1, 1), true}}};
  // Some graphs are packed from the start, some in between, so that what is read lies in both.
  const std::uint32_t packing = below(4);
  std::vector<NodeId> nodes;
  const std::uint32_t node_count = 1 + below(8);
  for (std::uint32_t i = 0; i < node_count; ++i) {
    Map properties;
    if (below(3) != 0) properties["x"] = static_cast<std::int64_t>(below(3));
    for (const auto& [key, values] : choices) {
      if (below(3) != 0) properties[key] = values[below(static_cast<std::uint32_t>(values.size()))];
    }
    nodes.push_back(graph.create_node({labels[below(3)], labels[below(3)]}, properties));
  }
  const std::uint32_t relationship_count = dense ? 10 + below(30) : below(14);
  for (std::uint32_t i = 0; i < relationship_count; ++i) {
    if (packing == 1 && i == relationship_count / 2) graph.compact();
    Map properties{{"w", static_cast<std::int64_t>(below(2))}};
    for (const auto& [key, values] : choices) {
      if (below(2) != 0) properties[key] = values[below(static_cast<std::uint32_t>(values.size()))];
    }
    graph.create_relationship(nodes[below(node_count)], types[below(2)], nodes[below(node_count)],
                              properties);
  }
  if (packing == 2) graph.compact();
  return graph;
}

}  // namespace newsgraph
