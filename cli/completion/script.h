// What teaches a shell to complete command lines of newsgraph: a script for each shell, made of the
// program's outline and complete in itself, so that completing runs nothing.
#pragma once

#include <string>
#include <vector>

#include "newsgraph/cli/program_outline.h"

namespace newsgraph::cli::completion {

std::string bash_script(const ProgramOutline& outline);
std::string zsh_script(const ProgramOutline& outline);
std::string fish_script(const ProgramOutline& outline);

/// The words with a space between.
std::string joined(const std::vector<std::string>& words);
std::string names_of(const std::vector<CommandOutline>& commands);
/// The first line of a meaning, which is all that a list of candidates has room for.
std::string first_line(const std::string& text);
/// The text in single quotes, as bash and zsh read them.
std::string quoted(const std::string& text);

}  // namespace newsgraph::cli::completion
