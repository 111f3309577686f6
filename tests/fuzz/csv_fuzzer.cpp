// CSV files of nodes and, after a line `===`, of relationships: an error that names a place in
// them, or a graph that is written as CSV and read again as the same.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "expect.h"
#include "graph/store/temporary_folder.h"
#include "newsgraph/graph/csv/graph_sink.h"
#include "newsgraph/graph/csv/importer.h"
#include "newsgraph/graph/csv_export.h"

namespace {

using newsgraph::CsvImport;
using newsgraph::Graph;
using newsgraph::fuzz::expect;

Graph read(const CsvImport& import) {
  Graph graph;
  newsgraph::csv::GraphSink sink(graph);
  newsgraph::csv::Importer(import, sink).run();
  return graph;
}

/// What must come back: everything but the numbers of things.
std::string content(const Graph& graph) {
  std::multiset<std::string> things;
  const auto properties = [&](auto id) { return to_text(graph, id); };
  for (const auto node : graph.all_nodes()) things.insert(properties(node));
  for (const auto relationship : graph.all_relationships()) {
    things.insert(to_text(graph, graph.source(relationship)) + properties(relationship) +
                  to_text(graph, graph.target(relationship)));
  }
  std::string all;
  for (const std::string& each : things) all += each + '\n';
  return all;
}

void round_trip(const Graph& graph, const std::filesystem::path& folder) {
  std::filesystem::remove_all(folder);
  const auto written = export_csv(graph, newsgraph::Selection::all(graph), folder, {});
  CsvImport import;
  import.array_delimiter = written.array_delimiter;
  for (const auto& file : written.nodes) import.nodes.push_back({"", {folder / file}});
  for (const auto& file : written.relationships) {
    import.relationships.push_back({"", {folder / file}});
  }
  if (import.nodes.empty()) return;
  try {
    expect(content(read(import)) == content(graph), "what was written is read as the same");
  } catch (const newsgraph::Error& error) {
    expect(false, error.describe().c_str());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const newsgraph::testing::TemporaryFolder folder;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  constexpr std::string_view kDivider = "===\n";
  const std::size_t divider = text.find(kDivider);
  CsvImport import;
  import.nodes = {{"Node", {folder / "nodes.csv"}}};
  std::ofstream(folder / "nodes.csv", std::ios::binary) << text.substr(0, divider);
  if (divider != std::string_view::npos) {
    import.relationships = {{"TYPE", {folder / "relationships.csv"}}};
    std::ofstream(folder / "relationships.csv", std::ios::binary)
        << text.substr(divider + kDivider.size());
  }
  try {
    round_trip(read(import), folder / "again");
  } catch (const newsgraph::Error& error) {
    expect(!error.describe().empty(), "an error says something");
  }
  return 0;
}
