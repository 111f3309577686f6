#include "newsgraph/cli/completion/script.h"

namespace newsgraph::cli::completion {

namespace {

constexpr const char* kOpening =
    R"(# fish completion of newsgraph, written by `newsgraph completion fish`.

function __newsgraph_no_command
    test (count (commandline -opc)) -eq 1
end

function __newsgraph_command
    set -l words (commandline -opc)
    test (count $words) -gt 1; and test $words[2] = $argv[1]
end

complete -c newsgraph -f
)";

/// fish reads a backslash before a quote or another backslash, even inside single quotes.
std::string fish_quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\\' || c == '\'') result += '\\';
    result += c;
  }
  return result + "'";
}

/// What follows an option, or stands for an argument: files, folders, words or anything.
std::string values(const CommandOutline& command, const OptionOutline& option,
                   const ProgramOutline& outline) {
  switch (value_kind(command, option)) {
    case ValueKind::kFile:
      return " -F";
    case ValueKind::kFolder:
      return " -a '(__fish_complete_directories)'";
    case ValueKind::kCommand:
      return " -a " + fish_quoted(names_of(outline.commands));
    case ValueKind::kChoice:
      return " -a " + fish_quoted(joined(option.choices()));
    case ValueKind::kNone:
      break;
  }
  return "";
}

std::string option_line(const std::string& condition, const CommandOutline& command,
                        const OptionOutline& option, const ProgramOutline& outline) {
  std::string line = "complete -c newsgraph -n " + fish_quoted(condition);
  for (const std::string& name : option.names) {
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  // -x: a value follows, and no file is offered in its place.
  if (!option.is_flag) {
    line += value_kind(command, option) == ValueKind::kFile ? " -r" : " -x";
    line += values(command, option, outline);
  }
  return line + " -d " + fish_quoted(first_line(option.meaning)) + "\n";
}

std::string command_lines(const CommandOutline& command, const ProgramOutline& outline) {
  const std::string condition = "__newsgraph_command " + command.name;
  std::string lines = "\ncomplete -c newsgraph -n __newsgraph_no_command -a " + command.name +
                      " -d " + fish_quoted(command.meaning) + "\n";
  for (const OptionOutline& argument : command.arguments) {
    const std::string offered = values(command, argument, outline);
    if (offered.empty()) continue;
    lines += "complete -c newsgraph -n " + fish_quoted(condition) + offered + "\n";
  }
  for (const OptionOutline& option : command.options) {
    lines += option_line(condition, command, option, outline);
  }
  return lines;
}

}  // namespace

std::string fish_script(const ProgramOutline& outline) {
  std::string script = kOpening;
  for (const OptionOutline& option : outline.program.options) {
    script += option_line("__newsgraph_no_command", outline.program, option, outline);
  }
  for (const CommandOutline& command : outline.commands) script += command_lines(command, outline);
  return script;
}

}  // namespace newsgraph::cli::completion
