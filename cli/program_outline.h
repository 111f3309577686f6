// What the program's commands, arguments and options are: told once, to CLI11, and taken from there
// for everything that lists them: the manual page and the completions of shells.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace newsgraph::cli {

/// An option, or an argument without a name on the command line.
struct OptionOutline {
  std::vector<std::string> names;  ///< "-o" and "--output", or "GRAPH"
  std::string value;               ///< "FILE", "table|json"; empty: takes none, or is named by it
  std::string meaning;
  bool required = false;
  bool repeated = false;  ///< may be given again, or takes several values

  bool is_flag = false;  ///< an option without a value
  /// The words that alone are a value; empty when it may be anything.
  std::vector<std::string> choices() const;
};

struct CommandOutline {
  std::string name;  ///< "query"; "newsgraph" for the program itself
  std::string meaning;
  std::vector<OptionOutline> arguments;
  std::vector<OptionOutline> options;
  std::string notes;  ///< what --help says below the options: prose, and lines set off by spaces
};

struct ProgramOutline {
  std::string version;
  CommandOutline program;
  std::vector<CommandOutline> commands;
};

/// Every command of the program, in the order of its help.
ProgramOutline outline_of(const CLI::App& program);

/// What a completion offers for the value of an option or argument.
enum class ValueKind { kNone, kChoice, kFile, kFolder, kCommand };
ValueKind value_kind(const CommandOutline& command, const OptionOutline& option);

}  // namespace newsgraph::cli
