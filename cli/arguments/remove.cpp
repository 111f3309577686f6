#include <CLI/CLI.hpp>
#include <memory>

#include "newsgraph/cli/arguments/definition.h"
#include "newsgraph/cli/arguments/shared_options.h"

namespace newsgraph::cli {

OptionsMaker define_remove(CLI::App& program) {
  auto options = std::make_shared<RemoveOptions>();
  CLI::App& command = *program.add_subcommand(
      "remove", "Take articles, and what they brought, out of a graph file");
  add_graph(command, options->graph, "The graph file");
  command.add_option("ARTICLE", options->articles, "Ids of articles: (:Article).id")
      ->required()
      ->type_name("");
  command.footer(
      "What other articles report too stays, with their evidence. When one of the articles is not\n"
      "in the graph, none is removed.\n\n"
      "Examples:\n"
      "  newsgraph remove news.graph lisbon-talks\n"
      "  newsgraph query news.graph 'MATCH (a:Article) RETURN a.id, a.title'");
  return [options] { return Command(*options); };
}

}  // namespace newsgraph::cli
