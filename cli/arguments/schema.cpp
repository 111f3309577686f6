#include <CLI/CLI.hpp>
#include <memory>

#include "newsgraph/cli/arguments/definition.h"
#include "newsgraph/cli/arguments/shared_options.h"

namespace newsgraph::cli {

OptionsMaker define_schema(CLI::App& program) {
  auto options = std::make_shared<SchemaOptions>();
  CLI::App& command = *program.add_subcommand(
      "schema", "List the labels, relationships and event types, with meanings");
  add_listing_format(command, options->format);
  command.footer("Examples:\n  newsgraph schema\n  newsgraph schema --format json");
  return [options] { return Command(*options); };
}

}  // namespace newsgraph::cli
