// A graph, or a part of it, as CSV files with neo4j-admin's headers.
//
//     CsvExportFiles written = export_csv(graph, Selection::all(graph), "talks", {});
//
// One file a set of labels and one a type of relationships; import_csv() reads them back, and what
// it makes is the same but for the numbers of nodes and relationships. docs/export.md tells how
// each value is written.
#pragma once

#include <filesystem>
#include <stop_token>
#include <string_view>
#include <vector>

#include "newsgraph/graph/export.h"

namespace newsgraph {

/// Whether a spreadsheet would take the text for a formula and run it: it begins with =, +, - or @,
/// also in their full-width forms, which spreadsheets of East Asia know, or with a tabulator or a
/// line break, which some strip (CWE-1236).
bool looks_like_formula(std::string_view text);

struct CsvExport {
  /// An apostrophe before texts that look like a formula. The import keeps it, so the round trip is
  /// exact no more.
  bool spreadsheet_safe = false;
  /// To give up from another thread; Error then, and nothing stays.
  std::stop_token stop = {};
};

struct CsvExportFiles {
  /// Inside the folder, in the order in which they were written.
  std::vector<std::filesystem::path> nodes;
  std::vector<std::filesystem::path> relationships;
  /// What CsvImport::array_delimiter must be: `;` where no label and no text in a list has one.
  char array_delimiter = ';';
};

/// Writes into a folder that is made, or is there and empty. Throws Error when it has something in
/// it or cannot be written, and when a label, type or property has the empty name, which no header
/// can say. The folder appears when all files are whole.
CsvExportFiles export_csv(const Graph& graph, const Selection& selection,
                          const std::filesystem::path& folder, const CsvExport& options);

}  // namespace newsgraph
