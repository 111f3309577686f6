// What teaches a shell to complete command lines of newsgraph: a script for each shell, made of the
// program's outline and complete in itself, so that completing runs nothing.
#pragma once

#include <string>

#include "newsgraph/cli/program_outline.h"

namespace newsgraph::cli::completion {

std::string bash_script(const ProgramOutline& outline);
std::string zsh_script(const ProgramOutline& outline);
std::string fish_script(const ProgramOutline& outline);

/// The first line of a meaning, which is all that a list of candidates has room for.
std::string first_line(const std::string& text);
/// The text in single quotes, as bash and zsh read them.
std::string quoted(const std::string& text);

}  // namespace newsgraph::cli::completion
