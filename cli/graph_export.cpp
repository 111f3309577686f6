#include "newsgraph/cli/graph_export.h"

#include "newsgraph/cli/output_file.h"

namespace newsgraph::cli {

const Choices<ExportFormat>& export_formats() {
  static const Choices<ExportFormat> formats = {{"dot", ExportFormat::kDot},
                                                {"svg", ExportFormat::kSvg},
                                                {"graphml", ExportFormat::kGraphml},
                                                {"json", ExportFormat::kJson}};
  return formats;
}

Selection select_part(const Graph& graph, Engine engine, const std::string& query,
                      const Parameters& parameters) {
  if (query.empty()) return Selection::all(graph);
  Selection part;
  engine.stream(
      query, parameters, [](const std::vector<std::string>&) {},
      [&](const Row& row) {
        for (const Value& value : row) part.add(graph, value);
        return true;
      });
  return part;
}

void export_part(const Graph& graph, const Selection& part, ExportFormat format,
                 const std::optional<std::filesystem::path>& output, Console& console) {
  if (part.nodes.empty() && graph.node_count() > 0) {
    console.err << "newsgraph: the query returns no node, relationship or path: the export is "
                   "empty\n";
  }
  if (!output) return export_graph(graph, part, format, console.out);
  OutputFile file(*output);
  export_graph(graph, part, format, file.stream());
  file.commit();
}

}  // namespace newsgraph::cli
