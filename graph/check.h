// Whether a graph file is what newsgraph has written: all of it, and not only what a query reads.
//
//     const FileCheck check = check_graph_file("news.graph");
//     for (const FileFault& fault : check.faults) std::cerr << fault.where << ": " << fault.what;
//
// Looked at are SQLite's pages and indexes, the tables and views, every row and what it refers to,
// the sums over all rows (which show a bit that was flipped anywhere), the sentences behind the
// relationships, the full-text tables against the texts of the nodes, and the snapshot against the
// file. Nothing is changed. Memory stays small whatever the size of the graph: a number an article
// and some tables of fixed size, save where a snapshot must be compared with the file thing by
// thing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "newsgraph/graph/error.h"

namespace newsgraph {

struct FileFault {
  std::string where;   ///< "node 12", "table evidence", "page 7"
  std::string what;    ///< what is wrong with it
  std::string remedy;  ///< what to do about it, as a sentence
};

struct FileCheck {
  /// The first that were found, kMaximumFaults at most.
  std::vector<FileFault> faults;
  static constexpr std::size_t kMaximumFaults = 100;
  bool has_more_faults = false;
  /// What is worth knowing and harms nothing, as sentences: a snapshot that will not be used, what
  /// could not be checked.
  std::vector<std::string> notes;

  int schema_version = 0;
  std::uint64_t nodes = 0, relationships = 0, evidence = 0;
  std::uint64_t words = 0;  ///< in the full-text tables, each time that one stands there

  bool is_sound() const { return faults.empty(); }
};

/// Checks the state of the file at the time of the call; others may write meanwhile. That nothing
/// of it can be read as a graph is a fault too. Throws Error as Store::open() does when there is no
/// such file, it may not be read, is empty, or of a newer version.
FileCheck check_graph_file(const std::filesystem::path& file);

}  // namespace newsgraph
