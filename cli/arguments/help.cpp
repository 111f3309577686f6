#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "newsgraph/cli/arguments/choice.h"
#include "newsgraph/cli/arguments/definition.h"

namespace newsgraph::cli {

namespace {

const Choices<HelpFormat>& help_formats() {
  static const Choices<HelpFormat> formats = {
      {"text", HelpFormat::kText}, {"markdown", HelpFormat::kMarkdown}, {"man", HelpFormat::kMan}};
  return formats;
}

}  // namespace

OptionsMaker define_help(CLI::App& program) {
  auto options = std::make_shared<HelpOptions>();
  auto words = std::make_shared<std::vector<std::string>>();
  CLI::App& command = *program.add_subcommand(
      "help", "Tell of a command, or of a clause, function or procedure of the query language");
  command.add_option("NAME", *words, "What to tell of, in one word or several; default: list all")
      ->type_name("");
  add_choice<HelpFormat>(command, "--format",
                         "How to write it; markdown is the whole reference of the query language,\n"
                         "man the manual page of the program",
                         help_formats(),
                         [options](HelpFormat chosen) { options->format = chosen; });
  command.footer(
      "Examples:\n  newsgraph help ingest\n  newsgraph help algo.pageRank\n  newsgraph help date\n"
      "  newsgraph help OPTIONAL MATCH");
  return [options, words, &program]() -> Command {
    options->outline = outline_of(program);
    options->name = CLI::detail::join(*words, " ");
    for (const CLI::App* each : program.get_subcommands([](const CLI::App*) { return true; })) {
      if (each->check_name(options->name)) options->command_help = each->help(program.get_name());
    }
    return *options;
  };
}

}  // namespace newsgraph::cli
