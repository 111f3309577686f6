#include <CLI/CLI.hpp>
#include <memory>

#include "newsgraph/cli/arguments/definition.h"
#include "newsgraph/cli/arguments/shared_options.h"

namespace newsgraph::cli {

OptionsMaker define_shell(CLI::App& program) {
  auto options = std::make_shared<ShellOptions>();
  CLI::App& command =
      *program.add_subcommand("shell", "Type openCypher queries and see what they return");
  add_graph(command, options->graph, "The graph file");
  command.add_option("--file", options->file, "Run the statements of this file, then leave")
      ->type_name("FILE");
  add_parameters(command, options->parameters);
  add_row_format(command, options->format);
  command.add_flag("--evidence", options->evidence,
                   "Quote, under tables, the sentences behind each relationship in them");
  add_limits(command, options->limits);
  CLI::Option* create =
      command.add_flag("--create", options->create, "Make the graph file when it is absent");
  command.add_flag("--read-only", options->read_only, "Refuse queries that change the graph")
      ->excludes(create);
  command.add_flag("--keep-going", options->keep_going,
                   "In a file or a pipe, run the statements after one that failed too");
  command.footer(
      "Queries end with a semicolon; commands begin with a colon, and :help lists them. Tab\n"
      "completes keywords, labels, types, properties and procedures; Ctrl-C gives up a line or a\n"
      "query; Ctrl-D leaves. A file or pipe is read to its end, or to the first statement that\n"
      "fails: then the exit status is 1.\n\n"
      "Examples:\n"
      "  newsgraph shell news.graph\n"
      "  newsgraph shell news.graph --read-only --evidence\n"
      "  newsgraph shell news.graph --file questions.cypher --format csv > answers.csv\n"
      "  echo 'MATCH (n) RETURN count(n);' | newsgraph shell news.graph");
  return [options] { return Command(*options); };
}

}  // namespace newsgraph::cli
