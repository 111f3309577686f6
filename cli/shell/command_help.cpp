// :help
#include <algorithm>

#include "newsgraph/cli/reference_text.h"
#include "newsgraph/cli/shell/shell.h"
#include "newsgraph/cli/shell/shell_command.h"
#include "newsgraph/cli/suggestion.h"

namespace newsgraph::cli {

namespace {

/// The topic that is the list of all that a query can be made of.
constexpr std::string_view kQueries = "queries";

std::string usage(const CommandSyntax& syntax) {
  return std::string(syntax.name) + (syntax.arguments.empty() ? "" : " ") +
         std::string(syntax.arguments);
}

const CommandSyntax* find_command(const std::string& topic) {
  const std::string name = topic.starts_with(':') ? topic : ":" + topic;
  const auto found = std::ranges::find(command_syntax(), name, &CommandSyntax::name);
  return found == command_syntax().end() ? nullptr : &*found;
}

std::vector<std::string> topics() {
  std::vector<std::string> names = reference_names();
  for (const CommandSyntax& syntax : command_syntax()) names.emplace_back(syntax.name);
  names.emplace_back(kQueries);
  return names;
}

void list_commands(std::ostream& out, const TableStyle& style) {
  Table table({"command", "does"});
  for (const CommandSyntax& syntax : command_syntax()) {
    table.add({{usage(syntax)}, {std::string(syntax.summary)}});
  }
  table.write(out, style);
  out << "\nA query ends with a semicolon and may have several lines. Tab completes, Ctrl-R "
         "searches\nwhat was typed before, Ctrl-C gives up the line or the query.\n"
         ":help NAME tells of a clause, a function or a procedure; :help queries lists them.\n";
}

}  // namespace

void show_help(Shell& shell, const std::string& arguments) {
  Session& session = shell.session();
  std::ostream& out = session.output.begin(session.limits.stop);
  if (arguments.empty()) return list_commands(out, session.style());
  if (arguments == kQueries) return write_reference_overview(out, session.style().columns);
  // With a colon only the command is meant; :explain and EXPLAIN are both asked for by "explain".
  const CommandSyntax* const command = find_command(arguments);
  if (command != nullptr) out << usage(*command) << "\n    " << command->summary << ".\n";
  const std::vector<ReferenceEntry> entries =
      command != nullptr ? entries_named(arguments) : reference_of(arguments);
  if (command == nullptr && entries.empty()) {
    throw Error(ErrorKind::kInput,
                "there is no command, clause, function or procedure '" + arguments + "'", {},
                did_you_mean(arguments, topics()));
  }
  write_entries(entries, out, session.style().columns);
}

}  // namespace newsgraph::cli
