// What takes the room in a graph file, and beside it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace newsgraph {

struct FilePart {
  std::string name;  ///< "nodes", "full text" …
  std::uintmax_t bytes = 0;
};

/// The parts of the file, then the files beside it (the write-ahead log, the snapshot), without
/// those that take nothing. The parts of the file are whole pages, and add up to its size but for
/// what stands in the log. Reads every page of the file. Where SQLite was built without its table
/// `dbstat`, the file is one part. Throws Error as Store::open() does for reading.
std::vector<FilePart> file_parts(const std::filesystem::path& graph_file);

}  // namespace newsgraph
