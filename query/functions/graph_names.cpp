#include "newsgraph/query/functions/graph_names.h"

#include <span>
#include <utility>
#include <vector>

#include "newsgraph/query/parser/keyword.h"

namespace newsgraph::functions {

namespace {

std::span<const std::string> names_of(const Graph& graph, NameKind kind) {
  switch (kind) {
    case NameKind::kLabel:
      return graph.label_names();
    case NameKind::kType:
      return graph.type_names();
    case NameKind::kKey:
      break;
  }
  return graph.key_names();
}

}  // namespace

bool is_used(const Graph& graph, NameKind kind, std::string_view name) {
  if (kind == NameKind::kKey) return graph.find_key(name).has_value();
  if (kind == NameKind::kType) {
    const auto type = graph.find_type(name);
    return type && graph.relationship_count(*type) > 0;
  }
  const auto label = graph.find_label(name);
  return label && graph.node_count(*label) > 0;
}

std::string suggestion(const Graph& graph, NameKind kind, std::string_view name) {
  std::vector<std::string_view> candidates;
  for (const std::string& known : names_of(graph, kind)) {
    if (is_used(graph, kind, known)) candidates.push_back(known);
  }
  const std::string best = parser::closest(name, candidates);
  if (best.empty()) return {};
  return std::string("Did you mean ") + (kind == NameKind::kKey ? '.' : ':') + best + "?";
}

Notification unknown_name(const Graph& graph, NameKind kind, std::string_view name) {
  Notification notification;
  notification.hint = suggestion(graph, kind, name);
  switch (kind) {
    case NameKind::kLabel:
      notification.code = "UnknownLabel";
      notification.message = "no node of the graph has the label :" + std::string(name);
      break;
    case NameKind::kType:
      notification.code = "UnknownRelationshipType";
      notification.message = "no relationship of the graph has the type :" + std::string(name);
      break;
    case NameKind::kKey:
      notification.code = "UnknownPropertyKey";
      notification.message = "nothing in the graph has a property " + std::string(name);
      break;
  }
  return notification;
}

}  // namespace newsgraph::functions
