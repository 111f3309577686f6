// The commands of the shell: one table, from which they are run, completed and explained.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "newsgraph/cli/shell/vocabulary.h"

namespace newsgraph::cli {

class Shell;

struct ShellCommand {
  CommandSyntax syntax;
  /// `arguments` is what stands behind the name, without white space around it.
  void (*run)(Shell& shell, const std::string& arguments);
};

std::span<const ShellCommand> shell_commands();
std::span<const CommandSyntax> command_syntax();

/// Runs a line that begins with a colon. Throws Error when there is no such command, and what the
/// command throws.
void run_command(Shell& shell, const std::string& line);

// One a command, by subject: in command_help.cpp, command_schema.cpp, command_settings.cpp,
// command_parameters.cpp, command_query.cpp and command_flow.cpp.
void show_help(Shell& shell, const std::string& arguments);
void show_schema(Shell& shell, const std::string& arguments);
void set_mode(Shell& shell, const std::string& arguments);
void set_timing(Shell& shell, const std::string& arguments);
void set_evidence(Shell& shell, const std::string& arguments);
void set_output(Shell& shell, const std::string& arguments);
void set_parameter(Shell& shell, const std::string& arguments);
void show_parameters(Shell& shell, const std::string& arguments);
void explain_query(Shell& shell, const std::string& arguments);
void profile_query(Shell& shell, const std::string& arguments);
void export_query(Shell& shell, const std::string& arguments);
void read_file(Shell& shell, const std::string& arguments);
void begin_transaction(Shell& shell, const std::string& arguments);
void commit_transaction(Shell& shell, const std::string& arguments);
void roll_back_transaction(Shell& shell, const std::string& arguments);
void leave(Shell& shell, const std::string& arguments);

}  // namespace newsgraph::cli
