// The program without its process: arguments in, exit status out.
#pragma once

#include <string>
#include <vector>

#include "newsgraph/cli/console.h"
#include "newsgraph/cli/exit_status.h"

namespace newsgraph::cli {

/// Runs one command line and reports whatever goes wrong on console.err. Throws nothing.
int run_program(const std::vector<std::string>& arguments, Console& console) noexcept;

/// Ends the process in the middle of a command, once what was written is out: what the command
/// holds goes with the process, faster than the command could give it back. Returns where the
/// console cannot end the process.
void leave_program(ExitStatus status, Console& console);

}  // namespace newsgraph::cli
