// The groups that make up the table of functions, one file each.
#pragma once

#include <vector>

#include "newsgraph/query/functions/function.h"

namespace newsgraph::functions {

std::vector<Function> entity_functions();      ///< of nodes, relationships, paths
std::vector<Function> conversion_functions();  ///< toInteger() and the like
std::vector<Function> list_functions();
std::vector<Function> string_functions();
std::vector<Function> math_functions();
std::vector<Function> temporal_functions();

}  // namespace newsgraph::functions
