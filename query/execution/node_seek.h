// Nodes that are known by a value: by a property that has an index, or by their id.
#pragma once

#include <optional>
#include <vector>

#include "newsgraph/query/execution/names.h"
#include "newsgraph/query/planner/plan.h"

namespace newsgraph::execution {

class NodeSeek {
 public:
  explicit NodeSeek(const planner::IndexSeek& plan);
  explicit NodeSeek(const planner::NodeByIdSeek& plan);

  /// Those that the value stands for, in the order of ids. Throws TypeError where any of a list is
  /// meant, the value is none, and there are nodes that it could have stood for.
  std::vector<NodeId> find(const Graph& graph, const Value& wanted) const;

 private:
  std::vector<NodeId> find_one(const Graph& graph, const Value& wanted) const;

  std::optional<LabelName> label_;
  std::optional<KeyName> key_;  ///< none: by id
  bool any_of_;
  bool as_text_ = false;  ///< an id is told by its text
};

}  // namespace newsgraph::execution
