#include <CLI/CLI.hpp>
#include <memory>

#include "newsgraph/cli/arguments/definition.h"
#include "newsgraph/cli/arguments/shared_options.h"
#include "newsgraph/cli/graph_export.h"

namespace newsgraph::cli {

OptionsMaker define_export(CLI::App& program) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App& command =
      *program.add_subcommand("export", "Write a graph, or a part of it, for other tools");
  add_graph(command, options->graph, "The graph file");
  command.add_option("CYPHER", options->query, "Write only what this query returns")->type_name("");
  add_choice<ExportFormat>(command, "--format",
                           "Default: by the ending of the output file, else dot", export_choices(),
                           [options](ExportFormat chosen) { options->format = chosen; });
  command
      .add_option("-o,--output", options->output,
                  "Write to this file, replaced only when all is written; of csv, to this folder, "
                  "new or empty")
      ->type_name("FILE");
  command.add_flag("--spreadsheet-safe", options->csv.spreadsheet_safe,
                   "Of csv: an apostrophe before texts that a spreadsheet would run as a formula");
  add_parameters(command, options->parameters);
  command.footer(
      "A signal that ends it, or an error, leaves nothing of what was not complete.\n\n"
      "Examples:\n"
      "  newsgraph export news.graph --format graphml -o news.graphml\n"
      "  newsgraph export news.graph --format csv -o news-csv\n"
      "  newsgraph export news.graph -o meetings.svg \\\n"
      "      'MATCH (a:Person)-[m:MET_WITH]-(b:Person) RETURN a, m, b'\n"
      "  newsgraph export news.graph --format dot | dot -Tpng > news.png");
  return [options] { return Command(*options); };
}

}  // namespace newsgraph::cli
