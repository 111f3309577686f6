// The equations of a pattern, and what has to be found before they tell anything.
#pragma once

#include <string>
#include <vector>

#include "newsgraph/query/planner/pattern_graph.h"

namespace newsgraph::planner {

/// `n.key = value` or `id(n) = value`, and the parts of the pattern that the value is made of; or
/// what else is made of one node alone and must equal something that is not.
struct PatternEquation {
  std::string key = {};  ///< empty: something else than a property
  bool is_of_id = false;
  double values = 1;  ///< of how many it must equal one
  std::vector<std::size_t> nodes = {};
  std::vector<std::size_t> relationships = {};
  bool depends_on_row = false;  ///< on something that is no part of the pattern
};

/// By the node of the pattern.
std::vector<std::vector<PatternEquation>> equations_of(const PatternGraph& graph);
/// `r.key = value`, by the relationship; none of walks.
std::vector<std::vector<PatternEquation>> equations_of_relationships(const PatternGraph& graph);

}  // namespace newsgraph::planner
