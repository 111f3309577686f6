#include "newsgraph/cli/shell/shell_command.h"

#include <algorithm>
#include <array>
#include <vector>

#include "newsgraph/cli/shell/words.h"
#include "newsgraph/cli/suggestion.h"
#include "newsgraph/graph/error.h"

namespace newsgraph::cli {

namespace {

constexpr ShellCommand kCommands[] = {
    {{":help", "[TOPIC]", "These commands, or more about a command, clause, function or procedure"},
     show_help},
    {{":schema", "", "The labels, relationship types and properties of the graph"}, show_schema},
    {{":explain", "QUERY", "As EXPLAIN QUERY: how it would be run, without running it"},
     explain_query},
    {{":profile", "QUERY",
      "As PROFILE QUERY: run it; the rows, time and memory of each of its steps"},
     profile_query},
    {{":mode", "[table|json|jsonl|csv]", "How rows are written"}, set_mode},
    {{":evidence", "[on|off]", "Quote under tables the sentences behind relationships"},
     set_evidence},
    {{":timing", "[on|off]", "Say how long each query took"}, set_timing},
    {{":output", "FILE", "Write results to a file; - is standard output again"}, set_output},
    {{":param", "[NAME = EXPRESSION]", "Set $NAME for the queries that follow"}, set_parameter},
    {{":params", "[clear]", "The parameters that are set"}, show_parameters},
    {{":export", "dot|svg|graphml|gexf|json|jsonl|turtle|jsonld|cypher|csv FILE [QUERY]",
      "Write the graph, or what a query picks, for other tools"},
     export_query},
    {{":read", "FILE", "Run the statements of a file"}, read_file},
    {{":source", "FILE", "The same, as cypher-shell calls it"}, read_file},
    {{":begin", "", "Make one transaction of the statements up to :commit"}, begin_transaction},
    {{":commit", "", "Keep what the transaction has changed"}, commit_transaction},
    {{":rollback", "", "Take it back"}, roll_back_transaction},
    {{":quit", "", "Leave; so do :exit and Ctrl-D"}, leave},
    {{":exit", "", "Leave"}, leave},
};

/// How many arguments there must be: those outside of brackets.
std::size_t required(std::string_view arguments) {
  std::size_t count = 0;
  bool optional = false;
  for (const Word& word : words_of(arguments)) {
    optional = optional || word.text.starts_with('[');
    if (!optional) ++count;
    if (word.text.ends_with(']')) optional = false;
  }
  return count;
}

void check_arguments(const CommandSyntax& syntax, const std::string& arguments) {
  const std::string name(syntax.name);
  if (syntax.arguments.empty() && !arguments.empty()) {
    throw Error(ErrorKind::kInput, name + " takes no argument");
  }
  if (words_of(arguments).size() < required(syntax.arguments)) {
    throw Error(ErrorKind::kInput, name + " needs more than that", {},
                "It is typed " + name + " " + std::string(syntax.arguments));
  }
}

}  // namespace

std::span<const ShellCommand> shell_commands() {
  return kCommands;
}

std::span<const CommandSyntax> command_syntax() {
  static const std::vector<CommandSyntax> syntax = [] {
    std::vector<CommandSyntax> all;
    for (const ShellCommand& command : kCommands) all.push_back(command.syntax);
    return all;
  }();
  return syntax;
}

void run_command(Shell& shell, const std::string& line) {
  constexpr std::string_view kWhiteSpace = " \t\r\n\v\f";
  const std::size_t name_end = std::min(line.find_first_of(kWhiteSpace), line.size());
  const std::string name = line.substr(0, name_end);
  const std::size_t begin = std::min(line.find_first_not_of(kWhiteSpace, name_end), line.size());
  const std::string arguments = line.substr(begin);
  std::vector<std::string> names;
  for (const ShellCommand& command : kCommands) {
    if (command.syntax.name == name) {
      check_arguments(command.syntax, arguments);
      return command.run(shell, arguments);
    }
    names.emplace_back(command.syntax.name);
  }
  const std::string meant = did_you_mean(name, names);
  throw Error(ErrorKind::kInput, "there is no command '" + name + "'", {},
              meant.empty() ? ":help lists the commands." : meant);
}

}  // namespace newsgraph::cli
