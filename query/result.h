// What a query gives back: columns, rows, and what it changed.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "newsgraph/graph/graph.h"

namespace newsgraph {

using Row = std::vector<Value>;

/// All rows of a query. Nodes, relationships and paths in it are ids of the graph that was asked;
/// to_text(graph, value) writes them out.
struct Result {
  std::vector<std::string> columns;
  std::vector<Row> rows;
  ChangeCounts changes;
};

}  // namespace newsgraph
