#include "newsgraph/cli/shell/vocabulary.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "newsgraph/query/functions/aggregate.h"
#include "newsgraph/query/functions/function.h"
#include "newsgraph/query/functions/procedure.h"
#include "newsgraph/query/reference.h"

namespace newsgraph::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kKeywords[] = {
    "ALL",
    "AND",
    "ANY(",
    "AS",
    "ASC",
    "BY",
    "CALL",
    "CASE",
    "COLLECT {",
    "CONTAINS",
    "COUNT {",
    "CREATE",
    "DELETE",
    "DESC",
    "DETACH DELETE",
    "DISTINCT",
    "ELSE",
    "END",
    "ENDS WITH",
    "EXISTS",
    "EXPLAIN",
    "FALSE",
    "FOREACH (",
    "IN",
    "IS NOT NULL",
    "IS NULL",
    "LIMIT",
    "MATCH",
    "MERGE",
    "NONE(",
    "NOT",
    "NULL",
    "ON CREATE SET",
    "OR",
    "ON MATCH SET",
    "ORDER BY",
    "PROFILE",
    "REDUCE(",
    "REMOVE",
    "RETURN",
    "OPTIONAL MATCH",
    "SET",
    "SINGLE(",
    "SKIP",
    "STARTS WITH",
    "THEN",
    "TRUE",
    "UNION",
    "UNION ALL",
    "UNWIND",
    "WHEN",
    "WHERE",
    "WITH",
    "XOR",
    "YIELD",
};

}  // namespace

std::span<const std::string_view> cypher_keywords() {
  return kKeywords;
}

Vocabulary vocabulary_of(const Graph& graph, const Parameters& parameters,
                         std::span<const CommandSyntax> commands) {
  Vocabulary vocabulary;
  vocabulary.commands = commands;
  for (const std::string& label : graph.label_names()) {
    if (graph.node_count(*graph.find_label(label)) > 0) vocabulary.labels.push_back(label);
  }
  for (const std::string& type : graph.type_names()) {
    if (graph.relationship_count(*graph.find_type(type)) > 0) vocabulary.types.push_back(type);
  }
  vocabulary.keys.assign(graph.key_names().begin(), graph.key_names().end());
  // Shortest paths are part of the grammar, but whoever types them thinks of a function.
  vocabulary.functions = {"shortestPath", "allShortestPaths"};
  for (const functions::Function& function : functions::all_functions()) {
    vocabulary.functions.push_back(function.name);
  }
  for (const functions::Aggregate& aggregate : functions::all_aggregates()) {
    vocabulary.functions.push_back(aggregate.name);
  }
  for (const auto& [name, procedure] : functions::built_in_procedures()) {
    Vocabulary::ProcedureNames names{name, {}};
    for (const functions::ProcedureField& output : procedure.outputs) {
      names.outputs.push_back(output.name);
    }
    vocabulary.procedures.push_back(std::move(names));
  }
  for (const auto& [name, value] : parameters) vocabulary.parameters.push_back(name);
  for (const ReferenceEntry& entry : reference_entries()) vocabulary.topics.push_back(entry.name);
  vocabulary.files = files_beginning;
  return vocabulary;
}

std::vector<std::string> files_beginning(const std::string& beginning) {
  const std::size_t slash = beginning.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : beginning.substr(0, slash + 1);
  const std::string start = beginning.substr(folder.size());
  std::vector<std::string> found;
  std::error_code error;
  for (fs::directory_iterator entry(folder.empty() ? "." : folder, error), end;
       !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (!name.starts_with(start) || (start.empty() && name.starts_with('.'))) continue;
    std::error_code unknown;
    found.push_back(folder + name + (entry->is_directory(unknown) ? "/" : ""));
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace newsgraph::cli
