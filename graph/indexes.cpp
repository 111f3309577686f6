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

namespace {

/// Of the label's nodes those that hold a string, in a column of strings: no characters but those
/// of `text` are looked at.
std::vector<NodeId> nodes_holding(const PropertyColumn& column, const Strings& strings,
                                  const IdSet& of_label, std::string_view text) {
  std::vector<NodeId> nodes;
  const std::optional<StringId> sought = strings.find(text);
  if (!sought) return nodes;
  of_label.for_each([&](std::uint32_t id) {
    if (column.has(id) && column.string(id) == *sought) nodes.push_back(NodeId{id});
  });
  return nodes;
}

}  // namespace

std::vector<NodeId> Graph::find_nodes(LabelId label, KeyId key, const Value& value) const {
  const auto index = implementation_->indexes.find({label, key});
  const PropertyColumn& column = node_column(key);
  const bool by_id = column.kind() == ColumnKind::kString && value.is_string();
  if (index == implementation_->indexes.end() && by_id && node_count(label) > 0) {
    return nodes_holding(column, strings(), topology_->nodes_with(label), value.as_string());
  }
  std::vector<NodeId> nodes =
      index != implementation_->indexes.end() ? index->second.find(value) : nodes_with_label(label);
  // The index knows equivalence; equality is narrower (NaN, lists that hold null).
  std::erase_if(nodes, [&](NodeId node) {
    return equals(implementation_->node_properties.get(node.value, key), value) != true;
  });
  return nodes;
}

}  // namespace newsgraph
