// A graph that is large enough for what batches do when the same nodes come up over and over.
#pragma once

#include "newsgraph/graph/graph.h"

namespace newsgraph {

/// Two nodes know nearly everybody, three know some forty, the rest know few; some pairs have
/// several relationships, some nodes one with themselves. `x` is another integer for each node, `y`
/// is one of ten or missing, `s` one of three strings, `m` an integer or a string. Of relationships,
/// `w` is one of four integers or missing.
Graph graph_with_hubs();

}  // namespace newsgraph
