#include "newsgraph/cli/completion/script.h"

namespace newsgraph::cli::completion {

namespace {

/// In the specifications of _arguments and _describe, these characters would end a part.
std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\' || c == ':' || c == '[' || c == ']') result += '\\';
    result += c;
  }
  return result;
}

std::string action(const CommandOutline& command, const OptionOutline& option) {
  switch (value_kind(command, option)) {
    case ValueKind::kFile:
      return "_files";
    case ValueKind::kFolder:
      return "_files -/";
    case ValueKind::kCommand:
      return "_newsgraph_commands";
    case ValueKind::kChoice:
      return "(" + joined(option.choices()) + ")";
    case ValueKind::kNone:
      break;
  }
  return " ";
}

/// ":FILE:_files"; an option of two values has two of them.
std::string value_of(const CommandOutline& command, const OptionOutline& option) {
  if (option.is_flag) return "";
  const std::string one = ":" + escaped(option.value) + ":" + action(command, option);
  return option.value == "A B" ? ":A: :B: " : one;
}

std::string option_line(const CommandOutline& command, const OptionOutline& option) {
  const std::string excluded = option.repeated ? "*" : "(" + joined(option.names) + ")";
  std::string line;
  for (const std::string& name : option.names) {
    line += "        " +
            quoted(excluded + name + "[" + escaped(first_line(option.meaning)) + "]" +
                   value_of(command, option)) +
            " \\\n";
  }
  return line;
}

std::string argument_line(const CommandOutline& command, const OptionOutline& argument) {
  const std::string place = argument.repeated ? "*" : argument.required ? "" : ":";
  return "        " +
         quoted(place + ":" + argument.names.front() + ":" + action(command, argument)) + " \\\n";
}

std::string command_branch(const CommandOutline& command) {
  std::string branch = "    " + command.name + ")\n      _arguments -s \\\n";
  for (const OptionOutline& option : command.options) branch += option_line(command, option);
  for (const OptionOutline& argument : command.arguments) {
    branch += argument_line(command, argument);
  }
  branch.erase(branch.size() - 3);  // the last line is not continued
  return branch + "\n      ;;\n";
}

std::string command_list(const ProgramOutline& outline) {
  std::string list = "_newsgraph_commands() {\n  local -a commands=(\n";
  for (const CommandOutline& command : outline.commands) {
    list += "    " + quoted(command.name + ":" + escaped(command.meaning)) + "\n";
  }
  return list + "  )\n  _describe command commands\n}\n\n";
}

}  // namespace

std::string zsh_script(const ProgramOutline& outline) {
  std::string script =
      "#compdef newsgraph\n# zsh completion of newsgraph, written by `newsgraph completion "
      "zsh`.\n\n" +
      command_list(outline) +
      "_newsgraph() {\n  local curcontext=$curcontext state state_descr line\n"
      "  typeset -A opt_args\n  _arguments -C \\\n";
  for (const OptionOutline& option : outline.program.options) {
    script += option_line(outline.program, option);
  }
  script +=
      "        '1:command:_newsgraph_commands' \\\n        '*::argument:->argument' && return\n"
      "  [[ $state == argument ]] || return\n  case $words[1] in\n";
  for (const CommandOutline& command : outline.commands) script += command_branch(command);
  // Loaded by compinit, the file's code is the function's first call; read by `source`, it is not.
  return script +
         "  esac\n}\n\nif [[ $funcstack[1] == _newsgraph ]]; then\n  _newsgraph \"$@\"\nelse\n"
         "  compdef _newsgraph newsgraph\nfi\n";
}

}  // namespace newsgraph::cli::completion
