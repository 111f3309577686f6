#include "newsgraph/graph/store/graph_sums.h"

#include <span>
#include <string>
#include <string_view>

#include "newsgraph/graph/store/evidence_row.h"
#include "newsgraph/graph/store/label_text.h"
#include "newsgraph/graph/store/property_text.h"

namespace newsgraph::store {

namespace {

void add_names(Table table, std::span<const std::string> names, ContentSums& sums) {
  std::int64_t id = 0;
  for (const std::string& name : names) sums.add(table, {id++, name});
}

void add_besides(const Graph& graph, ContentSums& sums) {
  add_names(Table::kLabel, graph.label_names(), sums);
  add_names(Table::kRelationshipType, graph.type_names(), sums);
  add_names(Table::kPropertyKey, graph.key_names(), sums);
  for (const auto& [label, key] : graph.indexes()) {
    sums.add(Table::kPropertyIndex, {std::int64_t{label.value}, std::int64_t{key.value}});
  }
  sums.add(Table::kNextId, {std::string_view("node"), std::int64_t{graph.node_id_bound()}});
  sums.add(Table::kNextId,
           {std::string_view("relationship"), std::int64_t{graph.relationship_id_bound()}});
}

}  // namespace

ContentSums sums_of(const Graph& graph) {
  ContentSums sums;
  PropertyText properties;
  std::string labels;
  add_besides(graph, sums);
  for (const NodeId node : graph.all_nodes()) {
    write_labels(graph.labels(node), labels);
    properties.set(graph, graph.properties(node));
    sums.add(Table::kNode, {std::int64_t{node.value}, labels, properties.finish()});
  }
  for (const RelationshipId each : graph.all_relationships()) {
    properties.set(graph, graph.properties(each));
    sums.add(Table::kRelationship,
             {std::int64_t{each.value}, std::int64_t{graph.source(each).value},
              std::int64_t{graph.type(each).value}, std::int64_t{graph.target(each).value},
              properties.finish()});
    std::int64_t position = 0;
    for (const Evidence& evidence : graph.evidence(each)) {
      add_evidence(sums, each.value, position++, evidence);
    }
  }
  return sums;
}

}  // namespace newsgraph::store
