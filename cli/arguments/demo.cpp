#include <CLI/CLI.hpp>
#include <memory>

#include "newsgraph/cli/arguments/definition.h"
#include "newsgraph/cli/arguments/shared_options.h"

namespace newsgraph::cli {

OptionsMaker define_demo(CLI::App& program) {
  auto options = std::make_shared<DemoOptions>();
  CLI::App& command = *program.add_subcommand(
      "demo", "Read the bundled articles, ask three questions and draw a picture");
  command
      .add_option("DIRECTORY", options->directory,
                  "Where the graph file and the picture go; default: here")
      ->type_name("");
  command.footer("Examples:\n  newsgraph demo\n  newsgraph demo /tmp");
  return [options] { return Command(*options); };
}

}  // namespace newsgraph::cli
