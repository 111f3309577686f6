#include "newsgraph/query/execution/batch/walks/distances.h"

namespace newsgraph::execution::batch {

void Distances::measure(NodeId end, std::uint64_t maximum, WalkTests& tests) {
  if (end_ == end) return;
  end_ = end;
  if (++stamp_ == 0) {
    near_ = ZeroedArray<Near>(execution_, execution_.graph().node_id_bound());
    stamp_ = 1;
  }
  near_.write(end.value) = {stamp_, 0};
  const bool has_tests = !tests.none();
  level_.assign(1, end.value);
  for (std::uint32_t distance = 1; distance <= maximum && !level_.empty(); ++distance) {
    next_.clear();
    for (const std::uint32_t node : level_) {
      backwards_.for_each_run(NodeId{node}, [&](const Run& run) {
        execution_.steps(run.items.size());
        if (has_tests) tests.ask(run.items);
        for (const Adjacent& each : run.items) {
          const bool is_near = near_[each.node.value].stamp == stamp_;
          if (is_near || (has_tests && !tests.allow(each))) continue;
          near_.write(each.node.value) = {stamp_, distance};
          next_.push_back(each.node.value);
        }
      });
    }
    std::swap(level_, next_);
  }
}

}  // namespace newsgraph::execution::batch
