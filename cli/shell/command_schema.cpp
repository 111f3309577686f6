// :schema
#include <algorithm>
#include <map>
#include <set>

#include "newsgraph/cli/progress.h"
#include "newsgraph/cli/shell/shell.h"
#include "newsgraph/cli/shell/shell_command.h"

namespace newsgraph::cli {

namespace {

/// Properties are looked for in so many nodes of a label and relationships of a type: all of a
/// large graph would take seconds, and who has a property first rarely has it late.
constexpr std::size_t kSample = 1000;

std::string listed(const std::set<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

void add_keys(const Map& properties, std::set<std::string>& keys) {
  for (const auto& [key, value] : properties) keys.insert(key);
}

Cell number(std::size_t count) {
  return {with_separators(count), Cell::Kind::kNumber};
}

void write_labels(const Graph& graph, std::ostream& out, const TableStyle& style) {
  Table table({"label", "nodes", "properties"});
  std::vector<std::string> names(graph.label_names().begin(), graph.label_names().end());
  std::ranges::sort(names);
  for (const std::string& name : names) {
    const LabelId label = *graph.find_label(name);
    if (graph.node_count(label) == 0) continue;
    std::set<std::string> keys;
    const std::vector<NodeId> nodes = graph.nodes_with_label(label);
    for (std::size_t i = 0; i < std::min(nodes.size(), kSample); ++i) {
      add_keys(graph.properties(nodes[i]), keys);
    }
    table.add({{name}, number(nodes.size()), {listed(keys)}});
  }
  table.write(out, style);
}

/// What the relationships of one type have in common.
struct TypeUse {
  std::size_t count = 0;
  std::set<LabelId> from;
  std::set<LabelId> to;
  std::set<std::string> keys;
};

std::string labels(const Graph& graph, const std::set<LabelId>& labels) {
  std::set<std::string> names;
  for (const LabelId label : labels) names.emplace(graph.name(label));
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " | ") + name;
  return text;
}

void write_types(const Graph& graph, std::ostream& out, const TableStyle& style) {
  std::map<std::string, TypeUse, std::less<>> uses;
  for (const RelationshipId relationship : graph.all_relationships()) {
    TypeUse& use = uses[std::string(graph.name(graph.type(relationship)))];
    const auto from = graph.labels(graph.source(relationship));
    const auto to = graph.labels(graph.target(relationship));
    use.from.insert(from.begin(), from.end());
    use.to.insert(to.begin(), to.end());
    if (++use.count <= kSample) add_keys(graph.properties(relationship), use.keys);
  }
  if (uses.empty()) return;
  Table table({"relationship", "from", "to", "count", "properties"});
  for (const auto& [name, use] : uses) {
    table.add({{name},
               {labels(graph, use.from)},
               {labels(graph, use.to)},
               number(use.count),
               {listed(use.keys)}});
  }
  out << '\n';
  table.write(out, style);
}

}  // namespace

void show_schema(Shell& shell, const std::string&) {
  Session& session = shell.session();
  if (session.transaction == nullptr) session.store.refresh();
  std::ostream& out = session.output.begin(session.limits.stop);
  write_labels(session.graph(), out, session.style());
  write_types(session.graph(), out, session.style());
}

}  // namespace newsgraph::cli
