#include "passing_list.h"

#include <fstream>

#include "newsgraph/graph/error.h"

namespace newsgraph::tck {

std::set<std::string> read_passing_list(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream) throw Error(ErrorKind::kInput, "cannot be read", {file.string(), 0, 0});
  std::set<std::string> keys;
  for (std::string line; std::getline(stream, line);) {
    if (!line.empty() && !line.starts_with('#')) keys.insert(line);
  }
  return keys;
}

void write_passing_list(const std::filesystem::path& file, const std::set<std::string>& keys) {
  std::ofstream stream(file);
  stream
      << "# Scenarios of openCypher's compatibility kit that pass, by feature, name and example.\n"
         "# Written by newsgraph-tck --write-expected; continuous integration keeps it from "
         "shrinking.\n";
  for (const std::string& key : keys) stream << key << '\n';
  if (!stream.flush()) {
    throw Error(ErrorKind::kInternal, "cannot be written", {file.string(), 0, 0});
  }
}

}  // namespace newsgraph::tck
