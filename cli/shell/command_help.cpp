// :help
#include <algorithm>
#include <optional>

#include "newsgraph/cli/shell/shell.h"
#include "newsgraph/cli/shell/shell_command.h"
#include "newsgraph/cli/suggestion.h"
#include "newsgraph/query/functions/aggregate.h"
#include "newsgraph/query/functions/function.h"
#include "newsgraph/query/functions/procedure.h"

namespace newsgraph::cli {

namespace {

std::string usage(const CommandSyntax& syntax) {
  return std::string(syntax.name) + (syntax.arguments.empty() ? "" : " ") +
         std::string(syntax.arguments);
}

std::string fields(const std::vector<functions::ProcedureField>& fields) {
  std::string text;
  for (const functions::ProcedureField& field : fields) {
    text +=
        (text.empty() ? "" : ", ") + field.name + " :: " + field.type + (field.nullable ? "?" : "");
  }
  return "(" + text + ")";
}

struct Help {
  std::string signature;
  std::string summary;
};

std::optional<Help> help_on(const std::string& topic) {
  const std::string command = topic.starts_with(':') ? topic : ":" + topic;
  for (const CommandSyntax& syntax : command_syntax()) {
    if (syntax.name == command) return Help{usage(syntax), std::string(syntax.summary) + "."};
  }
  if (const functions::Function* function = functions::find_function(topic)) {
    return Help{function->signature, function->summary};
  }
  if (const functions::Aggregate* aggregate = functions::find_aggregate(topic)) {
    return Help{aggregate->signature, aggregate->summary};
  }
  const functions::ProcedureTable& procedures = functions::built_in_procedures();
  if (const auto found = procedures.find(topic); found != procedures.end()) {
    const functions::Procedure& procedure = found->second;
    return Help{
        "CALL " + procedure.name + fields(procedure.inputs) + " YIELD " + fields(procedure.outputs),
        procedure.summary};
  }
  return std::nullopt;
}

std::vector<std::string> topics(const Session& session) {
  const Vocabulary vocabulary = vocabulary_of(session.graph(), {}, command_syntax());
  std::vector<std::string> names = vocabulary.functions;
  for (const auto& procedure : vocabulary.procedures) names.push_back(procedure.name);
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
  const std::optional<Help> help = help_on(arguments);
  if (!help) {
    throw Error(ErrorKind::kInput, "there is no command, function or procedure '" + arguments + "'",
                {}, did_you_mean(arguments, topics(session)));
  }
  out << help->signature << "\n  " << help->summary << '\n';
}

}  // namespace newsgraph::cli
