// The program without its process: arguments in, exit status out.
#pragma once

#include <string>
#include <vector>

#include "newsgraph/cli/console.h"

namespace newsgraph::cli {

/// Runs one command line and reports whatever goes wrong on console.err. Throws nothing.
int run_program(const std::vector<std::string>& arguments, Console& console) noexcept;

}  // namespace newsgraph::cli
