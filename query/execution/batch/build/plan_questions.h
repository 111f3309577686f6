// What is asked of a plan, and of the graph, before it is told which operators to make. Internal to
// execution/batch.
#pragma once

#include "newsgraph/graph/graph.h"
#include "newsgraph/query/execution/batch/build/needs.h"

namespace newsgraph::execution::batch {

// join.cpp
/// Of a join: whether the rows of its input are expected to be fewer than those of its inner plan.
bool has_fewer_outer_rows(const planner::Plan& plan, const planner::Join& join);

// steps.cpp
/// Whether a step begins at any node, and nobody asks where it begins and ends.
bool is_of_any_node(const planner::Plan& plan, const planner::Expand& node, const Needs& needs);

// conditions.cpp
/// Whether one of the filters tells by slots that are known before the step which value a property
/// of its relationship has, or, unless `by_equation`, in which range it lies.
bool is_keyed(const Graph& graph, const planner::Expand& step,
              const std::vector<const planner::Plan*>& filters, bool by_equation);

// closing.cpp
/// Steps that end in one node, and the filters between and above them.
struct Closing {
  planner::Slot to = 0;
  std::vector<const planner::Expand*> steps;  ///< the first one finds the node
  const planner::Plan* first_step = nullptr;
  std::vector<const planner::Plan*> above;  ///< what lies on it, from the top down
};
/// Those that a step between known nodes, which is the plan or below its filters, is the last of;
/// nullopt when there is but it.
std::optional<Closing> find_closing(const planner::Plan& plan);
/// Whether each of the nodes that a step may start from comes up often in so many rows.
bool come_up_often(const Graph& graph, const planner::Expand& step, double rows);

}  // namespace newsgraph::execution::batch
