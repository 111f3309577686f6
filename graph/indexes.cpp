#include <algorithm>

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/model/graph_implementation.h"

namespace newsgraph {

void Graph::create_index(std::string_view label_name, std::string_view key_name) {
  const LabelId label = intern_label(label_name);
  const KeyId key = intern_key(key_name);
  const auto [entry, made] = implementation_->indexes.try_emplace({label, key});
  if (!made) return;
  for (const NodeId node : nodes_with_label(label)) {
    entry->second.insert(implementation_->node_properties.get(node.value, key), node);
  }
}

bool Graph::has_index(LabelId label, KeyId key) const {
  return implementation_->indexes.contains({label, key});
}

std::vector<std::pair<LabelId, KeyId>> Graph::indexes() const {
  std::vector<std::pair<LabelId, KeyId>> indexed;
  for (const auto& [of, index] : implementation_->indexes) indexed.push_back(of);
  return indexed;
}

std::vector<NodeId> Graph::find_nodes(LabelId label, KeyId key, const Value& value) const {
  const auto index = implementation_->indexes.find({label, key});
  std::vector<NodeId> nodes =
      index != implementation_->indexes.end() ? index->second.find(value) : nodes_with_label(label);
  // The index knows equivalence; equality is narrower (NaN, lists that hold null).
  std::erase_if(nodes, [&](NodeId node) {
    return equals(implementation_->node_properties.get(node.value, key), value) != true;
  });
  return nodes;
}

}  // namespace newsgraph
