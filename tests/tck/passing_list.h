// The scenarios that are known to pass: a text file of keys, one a line, sorted, with '#' comments.
#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace newsgraph::tck {

/// Throws newsgraph::Error when the file cannot be read.
std::set<std::string> read_passing_list(const std::filesystem::path& file);
void write_passing_list(const std::filesystem::path& file, const std::set<std::string>& keys);

}  // namespace newsgraph::tck
