// The manual page of the program, newsgraph(1), in the man macros of troff.
#pragma once

#include <string>

#include "newsgraph/cli/program_outline.h"

namespace newsgraph::cli {

/// One page with every command and option; man(7) tells the macros.
std::string manual_page(const ProgramOutline& outline);

}  // namespace newsgraph::cli
