// How few steps lead from each node to one that walks are to end in, so that no step is taken from
// where the end is too far away.
#pragma once

#include <optional>
#include <vector>

#include "newsgraph/query/execution/batch/steps/neighbours.h"
#include "newsgraph/query/execution/batch/walks/walk_tests.h"
#include "newsgraph/query/execution/batch/zeroed_array.h"

namespace newsgraph::execution::batch {

class Distances {
 public:
  /// Of walks that step to `neighbours`.
  Distances(Execution& execution, const Neighbours& neighbours)
      : execution_(execution),
        backwards_(neighbours.reversed()),
        near_(execution, execution.graph().node_id_bound()) {}

  /// Looks up to `maximum` steps around the end, by steps that the tests allow. Asking for the same
  /// end again costs nothing.
  void measure(NodeId end, std::uint64_t maximum, WalkTests& tests);
  /// Whether `steps`, which are at most the maximum, may be enough.
  bool within(NodeId node, std::uint64_t steps) const {
    const Near& near = near_[node.value];
    return near.stamp == stamp_ && near.distance <= steps;
  }

 private:
  /// Of the search of `stamp`.
  struct Near {
    std::uint32_t stamp;
    std::uint32_t distance;
  };

  Execution& execution_;
  Neighbours backwards_;
  ZeroedArray<Near> near_;  ///< by node
  std::uint32_t stamp_ = 0;
  std::optional<NodeId> end_;
  std::vector<std::uint32_t> level_, next_;
};

}  // namespace newsgraph::execution::batch
