// The two ways of running a query.
#pragma once

namespace newsgraph {

/// How rows are made: many at a time wherever that can be done, or one at a time everywhere. The
/// rows are the same; the second way is slower, simpler, and there to be compared with.
enum class ExecutionMode { kBatches, kRows };

}  // namespace newsgraph
