// The parts of a pattern that hang together and touch nothing bound: each can be found on its own.
#pragma once

#include <cstddef>
#include <vector>

#include "newsgraph/query/planner/pattern_graph.h"

namespace newsgraph::planner {

struct PatternComponent {
  std::vector<std::size_t> nodes;
  std::vector<std::size_t> relationships;
};

/// A relationship that a shortest path is asked for connects nothing: both its ends come first.
std::vector<PatternComponent> components_of(const PatternGraph& graph);

}  // namespace newsgraph::planner
