#include <CLI/CLI.hpp>
#include <memory>

#include "newsgraph/cli/arguments/choice.h"
#include "newsgraph/cli/arguments/definition.h"

namespace newsgraph::cli {

namespace {

const Choices<HelpFormat>& help_formats() {
  static const Choices<HelpFormat> formats = {{"text", HelpFormat::kText},
                                              {"markdown", HelpFormat::kMarkdown}};
  return formats;
}

}  // namespace

OptionsMaker define_help(CLI::App& program) {
  auto options = std::make_shared<HelpOptions>();
  CLI::App& command = *program.add_subcommand(
      "help", "Tell of a command, or of a function or procedure of the query language");
  command.add_option("NAME", options->name, "What to tell of; default: list the functions")
      ->type_name("");
  add_choice<HelpFormat>(command, "--format", "How to write it; markdown is the whole reference",
                         help_formats(),
                         [options](HelpFormat chosen) { options->format = chosen; });
  command.footer(
      "Examples:\n  newsgraph help ingest\n  newsgraph help algo.pageRank\n  newsgraph help date");
  return [options, &program]() -> Command {
    for (const CLI::App* each : program.get_subcommands([](const CLI::App*) { return true; })) {
      if (each->check_name(options->name)) return ShowOptions{each->help(program.get_name())};
    }
    return *options;
  };
}

}  // namespace newsgraph::cli
