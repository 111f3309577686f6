#include <CLI/CLI.hpp>
#include <memory>

#include "newsgraph/cli/arguments/definition.h"
#include "newsgraph/cli/arguments/shared_options.h"

namespace newsgraph::cli {

OptionsMaker define_info(CLI::App& program) {
  auto options = std::make_shared<InfoOptions>();
  CLI::App& command = *program.add_subcommand("info", "Say what is in a graph file");
  add_graph(command, options->graph, "The graph file");
  add_listing_format(command, options->format);
  command.footer(
      "Examples:\n  newsgraph info news.graph\n  newsgraph info news.graph --format json");
  return [options] { return Command(*options); };
}

}  // namespace newsgraph::cli
