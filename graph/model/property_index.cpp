#include "newsgraph/graph/model/property_index.h"

namespace newsgraph::model {

void PropertyIndex::insert(const Value& value, NodeId node) {
  if (!value.is_null()) nodes_[value].insert(node);
}

void PropertyIndex::erase(const Value& value, NodeId node) {
  const auto entry = nodes_.find(value);
  if (entry == nodes_.end()) return;
  entry->second.erase(node);
  if (entry->second.empty()) nodes_.erase(entry);
}

std::vector<NodeId> PropertyIndex::find(const Value& value) const {
  const auto entry = nodes_.find(value);
  if (entry == nodes_.end()) return {};
  return {entry->second.begin(), entry->second.end()};
}

}  // namespace newsgraph::model
