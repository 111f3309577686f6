#include "newsgraph/cli/completion/script.h"

namespace newsgraph::cli::completion {

namespace {

// bash breaks --option=value into three words; `option` is what the word at the cursor is a value
// of, if it is one.
constexpr const char* kOpening =
    R"(# bash completion of newsgraph, written by `newsgraph completion bash`.

_newsgraph_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2"); }
_newsgraph_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
}

_newsgraph() {
  local current=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]} command=''
  COMPREPLY=()
  if [[ $current == '=' ]]; then
    current=''
  elif [[ $option == '=' ]]; then
    option=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  ((COMP_CWORD > 1)) && command=${COMP_WORDS[1]}

)";

std::string option_names(const std::vector<OptionOutline>& options) {
  std::vector<std::string> names;
  for (const OptionOutline& option : options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return joined(names);
}

/// The call that fills COMPREPLY with values of one kind.
std::string offer(ValueKind kind, const OptionOutline& option, const ProgramOutline& outline) {
  const auto words = [](const std::string& list) {
    return "_newsgraph_words '" + list + "' \"$current\"";
  };
  switch (kind) {
    case ValueKind::kChoice:
      return words(joined(option.choices()));
    case ValueKind::kCommand:
      return words(names_of(outline.commands));
    case ValueKind::kFile:
      return "_newsgraph_files -f \"$current\"";
    case ValueKind::kFolder:
      return "_newsgraph_files -d \"$current\"";
    case ValueKind::kNone:
      break;
  }
  return ":";
}

/// Branches for the values of options: `'query --format') …`.
std::string value_branches(const CommandOutline& command, const ProgramOutline& outline) {
  std::string branches;
  for (const OptionOutline& option : command.options) {
    if (option.is_flag) continue;
    std::string pattern;
    for (const std::string& name : option.names) {
      pattern += (pattern.empty() ? "'" : " | '") + command.name + " " + name + "'";
    }
    branches += "    " + pattern + ") " + offer(value_kind(command, option), option, outline) +
                "; return ;;\n";
  }
  return branches;
}

/// What arguments without a name may be; where only some of them are files, files are offered.
std::string argument_offer(const CommandOutline& command, const ProgramOutline& outline) {
  for (const OptionOutline& argument : command.arguments) {
    const ValueKind kind = value_kind(command, argument);
    if (kind != ValueKind::kNone) return offer(kind, argument, outline);
  }
  return ":";
}

std::string command_branch(const CommandOutline& command, const ProgramOutline& outline) {
  return "    " + command.name +
         ")\n      if [[ $current == -* ]]; then\n        _newsgraph_words '" +
         option_names(command.options) + "' \"$current\"\n      else\n        " +
         argument_offer(command, outline) + "\n      fi\n      ;;\n";
}

}  // namespace

std::string bash_script(const ProgramOutline& outline) {
  std::string script = kOpening;
  script += "  case \"$command $option\" in\n";
  for (const CommandOutline& command : outline.commands) script += value_branches(command, outline);
  script += "  esac\n  case $command in\n    '') _newsgraph_words '" + names_of(outline.commands) +
            " " + option_names(outline.program.options) + "' \"$current\" ;;\n";
  for (const CommandOutline& command : outline.commands) script += command_branch(command, outline);
  return script + "  esac\n}\n\ncomplete -F _newsgraph newsgraph\n";
}

}  // namespace newsgraph::cli::completion
