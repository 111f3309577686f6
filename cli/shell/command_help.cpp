// :help
#include <algorithm>

#include "newsgraph/cli/shell/shell.h"
#include "newsgraph/cli/shell/shell_command.h"
#include "newsgraph/cli/suggestion.h"
#include "newsgraph/query/reference.h"

namespace newsgraph::cli {

namespace {

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
  std::vector<std::string> names;
  for (const ReferenceEntry& entry : reference_entries()) names.push_back(entry.name);
  for (const CommandSyntax& syntax : command_syntax()) names.emplace_back(syntax.name);
  return names;
}

}  // namespace

void show_help(Shell& shell, const std::string& arguments) {
  Session& session = shell.session();
  std::ostream& out = session.output.begin(session.limits.stop);
  if (arguments.empty()) {
    Table table({"command", "does"});
    for (const CommandSyntax& syntax : command_syntax()) {
      table.add({{usage(syntax)}, {std::string(syntax.summary)}});
    }
    table.write(out, session.style());
    out << "\nA query ends with a semicolon and may have several lines. Tab completes, Ctrl-R "
           "searches\n"
           "what was typed before, Ctrl-C gives up the line or the query.\n";
    return;
  }
  if (const CommandSyntax* const command = find_command(arguments)) {
    out << usage(*command) << "\n    " << command->summary << ".\n";
    return;
  }
  const std::vector<ReferenceEntry> entries = reference_of(arguments);
  if (entries.empty()) {
    throw Error(ErrorKind::kInput, "there is no command, function or procedure '" + arguments + "'",
                {}, did_you_mean(arguments, topics()));
  }
  for (const ReferenceEntry& entry : entries) {
    out << entry.signature << "\n    " << entry.summary << '\n';
  }
}

}  // namespace newsgraph::cli
