#include "newsgraph/cli/program_outline.h"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace newsgraph::cli {

namespace {

OptionOutline outline_of(const CLI::Option& option) {
  OptionOutline outline;
  for (const std::string& name : option.get_snames()) outline.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) outline.names.push_back("--" + name);
  const bool is_argument = outline.names.empty();
  if (is_argument) outline.names.push_back(option.get_name(true));
  outline.value = option.get_type_name();
  outline.meaning = option.get_description();
  outline.required = option.get_required();
  outline.is_flag = !is_argument && option.get_items_expected_max() == 0;
  if (outline.is_flag) outline.value.clear();
  outline.repeated = option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll ||
                     option.get_items_expected_max() > 1;
  return outline;
}

CommandOutline outline_of_command(const CLI::App& command) {
  CommandOutline outline;
  outline.name = command.get_name();
  outline.meaning = command.get_description();
  outline.notes = command.get_footer();
  for (const CLI::Option* option : command.get_options()) {
    (option->get_positional() ? outline.arguments : outline.options).push_back(outline_of(*option));
  }
  return outline;
}

}  // namespace

std::vector<std::string> OptionOutline::choices() const {
  const bool is_choice =
      value.find('|') != std::string::npos && std::all_of(value.begin(), value.end(), [](char c) {
        return c == '|' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      });
  return is_choice ? CLI::detail::split(value, '|') : std::vector<std::string>();
}

ProgramOutline outline_of(const CLI::App& program) {
  ProgramOutline outline;
  outline.version = NEWSGRAPH_VERSION;
  outline.program = outline_of_command(program);
  for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; })) {
    outline.commands.push_back(outline_of_command(*command));
  }
  return outline;
}

ValueKind value_kind(const CommandOutline& command, const OptionOutline& option) {
  if (option.is_flag) return ValueKind::kNone;
  if (!option.choices().empty()) return ValueKind::kChoice;
  const std::string& what = option.value.empty() ? option.names.front() : option.value;
  if (command.name == "help" && what == "NAME") return ValueKind::kCommand;
  if (what == "FOLDER" || what == "DIRECTORY") return ValueKind::kFolder;
  const bool is_file = what.find("FILE") != std::string::npos || what == "GRAPH" ||
                       what.find(".conllu") != std::string::npos;
  return is_file ? ValueKind::kFile : ValueKind::kNone;
}

}  // namespace newsgraph::cli
