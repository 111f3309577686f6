// CSV files into a graph file.
//
//     CsvImport import{.nodes = {{"Person", {"persons.csv"}}},
//                      .relationships = {{"KNOWS", {"knows-header.csv", "knows.csv"}}}};
//     CsvImportCounts counts = import_csv("social.graph", import);
//
// Headers are neo4j-admin's: `personId:ID,name,born:date` and `:START_ID,:END_ID,since:int`; what
// the columns may be is told in docs/import.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "newsgraph/graph/error.h"

namespace newsgraph {

struct CsvImport {
  /// Files of one header: the first line of the first one.
  struct Files {
    /// Labels of all nodes of the files, joined by `:`, or the type of all relationships; may be
    /// empty where a column :LABEL or :TYPE tells.
    std::string name;
    std::vector<std::filesystem::path> paths;  ///< "-" is standard input
  };
  std::vector<Files> nodes = {};
  std::vector<Files> relationships = {};

  char delimiter = ',';
  char array_delimiter = ';';
  char quote = '"';
  /// Ids are integers, `007` and `7` one of them, and integers as properties; else they are
  /// strings.
  bool integer_ids = false;
  /// Leave out relationships whose ends are not among the nodes of this import, rather than fail.
  bool skip_bad_relationships = false;
  /// Leave out nodes whose id another one has, rather than fail.
  bool skip_duplicate_nodes = false;
  /// To give up from another thread; Error then, as of any other failure.
  std::stop_token stop = {};
};

struct CsvImportCounts {
  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
  std::uint64_t skipped_nodes = 0;
  std::uint64_t skipped_relationships = 0;
};

/// Reads all files into the graph file `graph`: into a new one, which appears, complete and
/// durable, at the end; or into one that is there, as one transaction. Throws Error with file, line
/// and column when a file is not as it should be; the graph is as before then.
CsvImportCounts import_csv(const std::filesystem::path& graph, const CsvImport& import);

}  // namespace newsgraph
