// Procedures that tell what is in the graph.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "newsgraph/query/functions/procedure_groups.h"

namespace newsgraph::functions {

namespace {

using Rows = Procedure::Rows;
using Arguments = std::span<const Value>;
using Context = ProcedureContext;

/// One row a name, sorted.
Rows rows_of(std::vector<std::string> names) {
  std::ranges::sort(names);
  Rows rows;
  for (std::string& name : names) rows.push_back({Value(std::move(name))});
  return rows;
}

Rows labels(const Context& context, Arguments) {
  std::vector<std::string> used;
  for (const std::string& name : context.graph.label_names()) {
    if (context.graph.node_count(*context.graph.find_label(name)) > 0) used.push_back(name);
  }
  return rows_of(std::move(used));
}

Rows relationship_types(const Context& context, Arguments) {
  std::vector<std::string> used;
  for (const std::string& name : context.graph.type_names()) {
    if (context.graph.relationship_count(*context.graph.find_type(name)) > 0) used.push_back(name);
  }
  return rows_of(std::move(used));
}

Rows property_keys(const Context& context, Arguments) {
  return rows_of({context.graph.key_names().begin(), context.graph.key_names().end()});
}

Rows indexes(const Context& context, Arguments) {
  Rows rows;
  for (const auto& [label, key] : context.graph.indexes()) {
    rows.push_back({Value(context.graph.name(label)), Value(context.graph.name(key))});
  }
  return rows;
}

List names_of(const Graph& graph, NodeId node) {
  List names;
  for (const LabelId label : graph.labels(node)) names.emplace_back(graph.name(label));
  return names;
}

/// What is told of the nodes of one set of labels, or of the relationships of one type.
struct Census {
  std::int64_t count = 0;
  std::set<std::string> keys;

  void add(const Map& properties) {
    ++count;
    for (const auto& [key, value] : properties) keys.insert(key);
  }
  Value properties() const {
    List list;
    for (const std::string& key : keys) list.emplace_back(key);
    return list;
  }
};

/// Between which labels the relationships of a type lead.
using TypeAndEnds = std::tuple<std::string, List, List>;

struct ByText {
  bool operator()(const List& a, const List& b) const { return text(a) < text(b); }
  bool operator()(const TypeAndEnds& a, const TypeAndEnds& b) const { return key(a) < key(b); }

  static std::string text(const List& names) {
    std::string joined;
    for (const Value& name : names) joined += ":" + name.as_string();
    return joined;
  }
  static std::tuple<std::string, std::string, std::string> key(const TypeAndEnds& ends) {
    return {std::get<0>(ends), text(std::get<1>(ends)), text(std::get<2>(ends))};
  }
};

Rows visualization(const Context& context, Arguments) {
  const Graph& graph = context.graph;
  std::map<List, Census, ByText> nodes;
  for (const NodeId node : graph.all_nodes()) {
    context.checkpoint();
    nodes[names_of(graph, node)].add(graph.properties(node));
  }
  std::map<TypeAndEnds, Census, ByText> relationships;
  for (const RelationshipId relationship : graph.all_relationships()) {
    context.checkpoint();
    relationships[{std::string(graph.name(graph.type(relationship))),
                   names_of(graph, graph.source(relationship)),
                   names_of(graph, graph.target(relationship))}]
        .add(graph.properties(relationship));
  }
  List node_list, relationship_list;
  for (const auto& [names, census] : nodes) {
    node_list.emplace_back(Map{{"labels", Value(names)},
                               {"count", Value(census.count)},
                               {"properties", census.properties()}});
  }
  for (const auto& [ends, census] : relationships) {
    relationship_list.emplace_back(Map{{"type", Value(std::get<0>(ends))},
                                       {"source", Value(std::get<1>(ends))},
                                       {"target", Value(std::get<2>(ends))},
                                       {"count", Value(census.count)},
                                       {"properties", census.properties()}});
  }
  return {{Value(std::move(node_list)), Value(std::move(relationship_list))}};
}

}  // namespace

std::span<const Procedure> schema_procedures() {
  static const std::vector<Procedure> procedures{
      {"db.labels", "Every label that a node has.", {}, {{"label", "STRING", false}}, labels},
      {"db.relationshipTypes",
       "Every type that a relationship has.",
       {},
       {{"relationshipType", "STRING", false}},
       relationship_types},
      {"db.propertyKeys",
       "Every key a property has been given under.",
       {},
       {{"propertyKey", "STRING", false}},
       property_keys},
      {"db.indexes",
       "The properties by which nodes are found at once.",
       {},
       {{"label", "STRING", false}, {"propertyKey", "STRING", false}},
       indexes},
      {"db.schema.visualization",
       "The graph's plan in one row: which labels nodes have together, and which types lead from "
       "which labels to which, each with its number and its property keys.",
       {},
       {{"nodes", "LIST OF MAP", false}, {"relationships", "LIST OF MAP", false}},
       visualization},
  };
  return procedures;
}

}  // namespace newsgraph::functions
