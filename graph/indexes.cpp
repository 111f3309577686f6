#include <utility>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/model/graph_implementation.h"

namespace newsgraph {

void Graph::create_index(std::string_view label_name, std::string_view key_name) {
  const LabelId label = intern_label(label_name);
  const KeyId key = intern_key(key_name);
  const auto [entry, made] = implementation_->indexes.try_emplace({label, key});
  if (!made) return;
  std::vector<model::PropertyIndex::Entry> entries;
  topology().nodes_with(label).for_each([&](std::uint32_t id) {
    const Value value = implementation_->node_properties.get(id, key);
    if (!value.is_null()) entries.push_back(model::PropertyIndex::entry(value, NodeId{id}));
  });
  entry->second.build(std::move(entries));
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

/// Whether ids have a value that equals one sought, in one column.
class Sought {
 public:
  Sought(const PropertyColumn& column, const Strings& strings, const Value& value)
      : column_(column), strings_(strings), value_(value) {
    if (column.kind() != ColumnKind::kString || !value.is_string()) return;
    by_id_ = true;  // equal strings have equal ids: no characters are compared
    text_ = strings.find(value.as_string());
  }

  bool is_nowhere() const { return by_id_ && !text_; }
  bool is_at(std::uint32_t id) const {
    if (by_id_) return column_.has(id) && column_.string(id) == text_;
    return equals(column_.value(strings_, id), value_) == true;
  }

 private:
  const PropertyColumn& column_;
  const Strings& strings_;
  const Value& value_;
  bool by_id_ = false;
  std::optional<StringId> text_;
};

}  // namespace

std::vector<NodeId> Graph::find_nodes(LabelId label, KeyId key, const Value& value) const {
  std::vector<NodeId> found;
  const Sought sought(node_column(key), strings(), value);
  if (sought.is_nowhere()) return found;
  const auto index = implementation_->indexes.find({label, key});
  if (index != implementation_->indexes.end()) {
    // The index knows no more than hashes, which agree with equivalence; equality is narrower.
    for (const NodeId node : index->second.find(value)) {
      if (sought.is_at(node.value)) found.push_back(node);
    }
  } else {
    topology().nodes_with(label).for_each([&](std::uint32_t id) {
      if (sought.is_at(id)) found.push_back(NodeId{id});
    });
  }
  return found;
}

}  // namespace newsgraph
