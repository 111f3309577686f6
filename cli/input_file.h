// Files that a command reads as a whole or line by line.
#pragma once

#include <filesystem>
#include <fstream>

namespace newsgraph::cli {

/// The file, opened. Throws Error (kInput) that begins with `failure` when it is absent, a folder
/// or not to be read.
std::ifstream open_input(const std::filesystem::path& file, const char* failure = "cannot read");

}  // namespace newsgraph::cli
