// Small graphs with everything in them that a pattern can meet: loops, parallel relationships,
// nodes with several labels, missing properties.
#pragma once

#include <cstdint>

#include "newsgraph/graph/graph.h"

namespace newsgraph {

/// Up to eight nodes of the labels A, B, C with a number x, and up to thirteen relationships of the
/// types R, S with a number w, or up to thirty-nine in a dense one; both with properties of every
/// other type. Every other graph has an index on :A(x).
Graph random_graph(std::uint32_t seed, bool dense = false);

}  // namespace newsgraph
