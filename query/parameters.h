// What a query's parameters stand for.
#pragma once

#include "newsgraph/graph/value.h"

namespace newsgraph {

/// Values of $name in the query, by name.
using Parameters = Map;

}  // namespace newsgraph
