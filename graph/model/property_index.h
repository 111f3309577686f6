// Nodes of one label by the value of one property.
#pragma once

#include <set>
#include <unordered_map>

#include "newsgraph/graph/graph.h"

namespace newsgraph::model {

class PropertyIndex {
 public:
  /// A null value is not indexed.
  void insert(const Value& value, NodeId node);
  void erase(const Value& value, NodeId node);
  /// Nodes whose value is equivalent to this one, in the order of ids.
  std::vector<NodeId> find(const Value& value) const;

 private:
  std::unordered_map<Value, std::set<NodeId>, ValueHash, ValueEquivalent> nodes_;
};

}  // namespace newsgraph::model
