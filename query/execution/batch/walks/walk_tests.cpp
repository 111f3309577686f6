#include "newsgraph/query/execution/batch/walks/walk_tests.h"

namespace newsgraph::execution::batch {

WalkTests::WalkTests(Execution& execution, std::vector<WalkTest> conditions,
                     std::size_t chunk_width) {
  const Graph& graph = execution.graph();
  chunk_.columns.resize(chunk_width);
  for (WalkTest& condition : conditions) {
    const bool is_node = condition.kind == Kind::kNode;
    std::optional<Tests>& tests = is_node ? nodes_ : relationships_;
    if (!tests) {
      const std::size_t bound = is_node ? graph.node_id_bound() : graph.relationship_id_bound();
      tests.emplace(Tests{condition.kind, ZeroedArray<Known>(execution, bound), {}});
    }
    tests->conditions.push_back(std::move(condition));
  }
}

void WalkTests::ask(std::span<const Adjacent> steps) {
  if (relationships_) {
    for (const Adjacent& step : steps) relationships_->note(step.relationship.value, unknown_);
    compute(*relationships_);
  }
  if (nodes_) {
    for (const Adjacent& step : steps) nodes_->note(step.node.value, unknown_);
    compute(*nodes_);
  }
}

void WalkTests::ask(NodeId node) {
  if (!nodes_) return;
  nodes_->note(node.value, unknown_);
  compute(*nodes_);
}

void WalkTests::compute(Tests& tests) {
  for (std::size_t begin = 0; begin < unknown_.size(); begin += kChunkRows) {
    const std::size_t count = std::min(kChunkRows, unknown_.size() - begin);
    chunk_.size = count;
    for (const WalkTest& condition : tests.conditions) {
      Vector& asked = chunk_.columns[condition.slot];
      asked.kind = tests.kind;
      const auto first = unknown_.begin() + static_cast<std::ptrdiff_t>(begin);
      asked.ids.assign(first, first + static_cast<std::ptrdiff_t>(count));
      const std::vector<Truth>& truths = condition.holds->evaluate(chunk_).truths;
      for (std::size_t i = 0; i < count; ++i) {
        if (truths[i] != Truth::kTrue) tests.known.written(unknown_[begin + i]) = Known::kFails;
      }
    }
  }
  unknown_.clear();
}

}  // namespace newsgraph::execution::batch
