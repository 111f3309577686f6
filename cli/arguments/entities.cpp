#include <CLI/CLI.hpp>
#include <memory>

#include "newsgraph/cli/arguments/definition.h"
#include "newsgraph/cli/arguments/shared_options.h"

namespace newsgraph::cli {

OptionsMaker define_entities(CLI::App& program) {
  auto options = std::make_shared<EntitiesOptions>();
  CLI::App& command =
      *program.add_subcommand("entities", "List who is who in a graph file and why, and decide it");
  add_graph(command, options->graph, "The graph file");
  CLI::Option* name = command
                          .add_option("NAME", options->name,
                                      "List those alone that go by this name or have this id")
                          ->type_name("");
  add_choice<std::string>(command, "--label", "List those with this label alone",
                          {{"Person", "Person"},
                           {"Organization", "Organization"},
                           {"Place", "Place"},
                           {"Country", "Country"}},
                          [options](const std::string& label) { options->label = label; });
  CLI::Option* suspects = command.add_flag("--suspects", options->suspects,
                                           "List pairs that may be one, the likeliest first");
  CLI::Option* merge =
      command.add_option("--merge", options->merge, "Make two entities one, by name or id")
          ->type_name("A B")
          ->expected(2)
          ->excludes(suspects);
  CLI::Option* split =
      command
          .add_option("--split", options->split,
                      "Take names out of an entity; without any, undo what --merge has done to it")
          ->type_name("A [NAME…]")
          ->expected(1, 1 << 10)
          ->excludes(suspects)
          ->excludes(merge);
  name->excludes(suspects)->excludes(merge)->excludes(split);
  add_row_format(command, options->format);
  command.footer(
      "What is merged or split stays so, whatever articles are read later; every relationship "
      "goes\n"
      "to the one whom its article means. docs/resolution.md tells the rules.\n\n"
      "Examples:\n"
      "  newsgraph entities news.graph --label Person\n"
      "  newsgraph entities news.graph Sharif --format json\n"
      "  newsgraph entities news.graph --suspects\n"
      "  newsgraph entities news.graph --merge 'Bongbong Marcos' 'Ferdinand Marcos Jr'\n"
      "  newsgraph entities news.graph --split 'Shehbaz Sharif' 'Sharif'");
  return [options] { return Command(*options); };
}

}  // namespace newsgraph::cli
