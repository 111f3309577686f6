#include "newsgraph/cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "newsgraph/cli/arguments/definition.h"
#include "newsgraph/cli/exit_status.h"
#include "newsgraph/cli/suggestion.h"
#include "newsgraph/graph/error.h"

namespace newsgraph::cli {

namespace {

using Definition = OptionsMaker (*)(CLI::App& program);

constexpr std::pair<const char*, Definition> kDefinitions[] = {
    {"ingest", define_ingest},     {"import", define_import},   {"remove", define_remove},
    {"entities", define_entities}, {"query", define_query},     {"shell", define_shell},
    {"export", define_export},     {"extract", define_extract}, {"explain", define_explain},
    {"analyze", define_analyze},   {"info", define_info},       {"check", define_check},
    {"schema", define_schema},     {"help", define_help},       {"completion", define_completion},
    {"demo", define_demo},
};

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const auto& definition : kDefinitions) names.emplace_back(definition.first);
  return names;
}

/// Long options of the command that was chosen, or of the program.
std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

[[noreturn]] void wrong_usage(const std::string& message, const std::string& suggestion,
                              const std::string& command) {
  const std::string see = "See 'newsgraph " + (command.empty() ? "" : command + " ") + "--help'.";
  throw Error(ErrorKind::kUsage, message, {}, suggestion.empty() ? see : suggestion + " " + see);
}

std::string exit_statuses() {
  std::string text = "\nExit status:\n";
  for (const auto& [status, meaning] : exit_status_meanings()) {
    constexpr std::size_t kColumn = 17;
    std::string entry = "  " + std::string(status);
    entry.resize(kColumn, ' ');
    for (const char* c = meaning; *c != '\0'; ++c) {
      entry += *c;
      if (*c == '\n') entry.append(kColumn, ' ');
    }
    text += entry + '\n';
  }
  return text;
}

/// Says what is wrong with a line that CLI11 refused. An unknown option is named first, for it
/// often is the cause of what CLI11 found: its value was taken for an argument.
[[noreturn]] void explain(const CLI::ParseError& error, const CLI::App& program) {
  const auto chosen = program.get_subcommands();
  const CLI::App& app = chosen.empty() ? program : *chosen.front();
  const std::string command = chosen.empty() ? "" : app.get_name();
  const std::vector<std::string> left = program.remaining(true);
  const auto option = std::find_if(left.begin(), left.end(), [](const std::string& argument) {
    return argument.size() > 1 && argument.front() == '-' && argument != "--";
  });
  if (option != left.end()) {
    const std::string name = option->substr(0, option->find('='));
    wrong_usage("unknown option '" + name + "'", did_you_mean(name, option_names(app)), command);
  }
  if (!left.empty() && chosen.empty()) {
    wrong_usage("unknown command '" + left.front() + "'",
                did_you_mean(left.front(), command_names()), "");
  }
  if (!left.empty()) wrong_usage("unexpected argument '" + left.front() + "'", "", command);
  wrong_usage(error.what(), "", command);
}

}  // namespace

Command parse_arguments(const std::vector<std::string>& arguments) {
  CLI::App program(
      "Reads news articles into a knowledge graph and answers openCypher queries on it.",
      "newsgraph");
  program.set_version_flag("--version", "newsgraph " NEWSGRAPH_VERSION);
  program.footer(
      "Examples:\n"
      "  newsgraph demo\n"
      "  newsgraph ingest news.graph articles/*.txt\n"
      "  newsgraph query news.graph 'MATCH (a:Person)-[:MET_WITH]-(b:Person) RETURN a.name, "
      "b.name'");
  std::vector<OptionsMaker> makers;
  // What stands after a command is never another one: `help query`, a graph named `info`.
  program.require_subcommand(0, 1);
  for (const auto& definition : kDefinitions) makers.push_back(definition.second(program));

  try {
    // CLI11 takes the arguments from the back.
    program.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    const bool is_of_all = program.get_subcommands().empty();
    return ShowOptions{program.help() + (is_of_all ? exit_statuses() : "")};
  } catch (const CLI::CallForVersion& version) {
    return ShowOptions{std::string(version.what()) + "\n"};
  } catch (const CLI::ParseError& error) {
    explain(error, program);
  }
  for (std::size_t i = 0; i < makers.size(); ++i) {
    if (program.got_subcommand(kDefinitions[i].first)) return makers[i]();
  }
  wrong_usage("no command given",
              "The commands are " + CLI::detail::join(command_names(), ", ") + ".", "");
}

}  // namespace newsgraph::cli
