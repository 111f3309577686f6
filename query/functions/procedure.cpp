#include "newsgraph/query/functions/procedure.h"

#include <algorithm>

namespace newsgraph::functions {

namespace {

using Rows = std::vector<std::vector<Value>>;

/// One row a name, sorted.
Rows rows_of(std::vector<std::string> names) {
  std::ranges::sort(names);
  Rows rows;
  for (std::string& name : names) rows.push_back({Value(std::move(name))});
  return rows;
}

Rows labels(const Graph& graph, std::span<const Value>) {
  std::vector<std::string> used;
  for (const std::string& name : graph.label_names()) {
    if (graph.node_count(*graph.find_label(name)) > 0) used.push_back(name);
  }
  return rows_of(std::move(used));
}

Rows relationship_types(const Graph& graph, std::span<const Value>) {
  std::vector<std::string> used;
  for (const std::string& name : graph.type_names()) {
    if (graph.relationship_count(*graph.find_type(name)) > 0) used.push_back(name);
  }
  return rows_of(std::move(used));
}

Rows property_keys(const Graph& graph, std::span<const Value>) {
  return rows_of({graph.key_names().begin(), graph.key_names().end()});
}

}  // namespace

const ProcedureTable& built_in_procedures() {
  static const ProcedureTable table = [] {
    ProcedureTable procedures;
    for (Procedure procedure : {
             Procedure{"db.labels",
                       "Every label that a node has.",
                       {},
                       {{"label", "STRING", false}},
                       labels},
             Procedure{"db.relationshipTypes",
                       "Every type that a relationship has.",
                       {},
                       {{"relationshipType", "STRING", false}},
                       relationship_types},
             Procedure{"db.propertyKeys",
                       "Every key a property has been given under.",
                       {},
                       {{"propertyKey", "STRING", false}},
                       property_keys},
         }) {
      std::string name = procedure.name;
      procedures.emplace(std::move(name), std::move(procedure));
    }
    return procedures;
  }();
  return table;
}

}  // namespace newsgraph::functions
