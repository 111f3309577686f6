#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/output_file.h"
#include "newsgraph/cli/parameters.h"
#include "newsgraph/graph/store.h"
#include "newsgraph/query/engine.h"

namespace newsgraph::cli {

namespace {

ExportFormat choose_format(const ExportOptions& options) {
  if (options.format) return *options.format;
  if (!options.output || *options.output == "-") return ExportFormat::kDot;
  std::string ending = options.output->extension().string();
  if (!ending.empty()) ending.erase(0, 1);
  if (const auto format = export_format(ending)) return *format;
  throw Error(ErrorKind::kUsage,
              "the ending of '" + options.output->string() + "' does not tell the format", {},
              "Add --format dot, svg, graphml or json.");
}

Selection select(const Graph& graph, const ExportOptions& options) {
  const Parameters parameters = parse_parameters(options.parameters);
  if (options.query.empty()) {
    if (!parameters.empty()) {
      throw Error(ErrorKind::kUsage, "--param without a query that picks the part");
    }
    return Selection::all(graph);
  }
  Selection selection;
  Engine(graph).stream(
      options.query, parameters, [](const std::vector<std::string>&) {},
      [&](const Row& row) {
        for (const Value& value : row) selection.add(graph, value);
        return true;
      });
  return selection;
}

}  // namespace

ExitStatus run(const ExportOptions& options, Console& console) {
  const ExportFormat format = choose_format(options);
  const Store store = Store::open(options.graph, Store::Mode::kRead);
  const Selection selection = select(store.graph(), options);
  if (selection.nodes.empty() && !options.query.empty()) {
    console.err << "newsgraph: the query returns no node, relationship or path: the export is "
                   "empty\n";
  }
  if (!options.output || *options.output == "-") {
    export_graph(store.graph(), selection, format, console.out);
    return kDone;
  }
  OutputFile file(*options.output);
  export_graph(store.graph(), selection, format, file.stream());
  file.commit();
  return kDone;
}

}  // namespace newsgraph::cli
