// ORDER BY, SKIP and LIMIT, one function an operator.
#pragma once

#include <memory>
#include <optional>

#include "newsgraph/query/execution/batch/threads/collector.h"
#include "newsgraph/query/planner/plan.h"

namespace newsgraph::execution::batch {

/// All rows in order, or the first `bound` of them. Rows that compare equal keep the order they
/// came in.
struct SortParts {
  Slots slots;  ///< of the rows
  std::vector<planner::SortKey> keys;
  std::optional<std::uint64_t> bound;
};
std::unique_ptr<Collector> make_sorted_rows(Execution& execution, SortParts parts);
/// Rows from `begin` on, `count` of them at most.
OperatorPtr make_slice(OperatorPtr input, std::uint64_t begin, std::uint64_t count, Slots carried);

}  // namespace newsgraph::execution::batch
