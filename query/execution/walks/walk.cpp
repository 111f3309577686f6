#include "newsgraph/query/execution/walks/walk.h"

#include <algorithm>

namespace newsgraph::execution {

WalkRule::WalkRule(const planner::VariableExpand& plan, Execution& execution)
    : execution_(execution), step_(plan.types, plan.direction), distinct_from_(plan.distinct_from) {
  for (const auto& [key, value] : plan.properties) {
    properties_.emplace_back(KeyName(key), compile(value, execution));
  }
}

void WalkRule::prepare(Row& row) {
  wanted_.clear();
  for (const auto& property : properties_) wanted_.push_back(property.second->evaluate(row));
}

bool WalkRule::allows(const Row& row, RelationshipId relationship) const {
  const Graph& graph = execution_.graph();
  for (std::size_t i = 0; i < properties_.size(); ++i) {
    const auto key = properties_[i].first.id(graph);
    if (!key || equals(graph.property(relationship, *key), wanted_[i]) != Ternary(true)) {
      return false;
    }
  }
  return !uses_relationship(row, distinct_from_, relationship);
}

Value relationship_list(const std::vector<RelationshipId>& relationships, bool reversed) {
  List list(relationships.begin(), relationships.end());
  if (reversed) std::reverse(list.begin(), list.end());
  return list;
}

}  // namespace newsgraph::execution
