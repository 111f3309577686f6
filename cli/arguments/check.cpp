#include <CLI/CLI.hpp>
#include <memory>

#include "newsgraph/cli/arguments/definition.h"
#include "newsgraph/cli/arguments/shared_options.h"

namespace newsgraph::cli {

OptionsMaker define_check(CLI::App& program) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App& command = *program.add_subcommand(
      "check", "Tell whether a graph file is sound, every byte that counts");
  add_graph(command, options->graph, "The graph file");
  add_listing_format(command, options->format);
  command.footer(
      "Looks at SQLite's pages and indexes, the tables, every row and what it refers to, the sums\n"
      "over all rows, the places of sentences in their articles, the full-text tables against the\n"
      "texts, and the snapshot against the file. Nothing is changed. Each fault says where it is\n"
      "and what to do; the exit status is 3 when there is one, also one that keeps all from being\n"
      "read. A write-ahead log that is missing, or cut off behind a whole commit, looks like an\n"
      "earlier state of the graph, and is no fault that could be seen.\n\n"
      "Examples:\n  newsgraph check news.graph\n  newsgraph check news.graph --format json");
  return [options] { return Command(*options); };
}

}  // namespace newsgraph::cli
