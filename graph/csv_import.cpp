#include "newsgraph/graph/csv_import.h"

#include "newsgraph/graph/csv/file_sink.h"
#include "newsgraph/graph/csv/graph_sink.h"
#include "newsgraph/graph/csv/importer.h"
#include "newsgraph/graph/store.h"

namespace newsgraph {

namespace {

void require_sense(const CsvImport& import) {
  const auto refuse = [](const std::string& message) {
    throw Error(ErrorKind::kUsage, message, {}, "Name files of nodes, and delimiters that differ.");
  };
  if (import.nodes.empty() && import.relationships.empty()) refuse("there is nothing to import");
  for (const auto* groups : {&import.nodes, &import.relationships}) {
    for (const CsvImport::Files& files : *groups) {
      if (files.paths.empty()) refuse("no file is named for " + files.name);
    }
  }
  const char special[] = {import.delimiter, import.array_delimiter, import.quote};
  for (const char each : special) {
    if (each == '\n' || each == '\r' || each == '\0') refuse("a line break delimits records");
  }
  if (import.delimiter == import.array_delimiter || import.delimiter == import.quote ||
      import.array_delimiter == import.quote) {
    refuse("delimiters and quote are the same character");
  }
}

bool has_content(const std::filesystem::path& file) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(file, error);
  if (status.type() == std::filesystem::file_type::not_found) return false;
  return !std::filesystem::is_regular_file(status) || std::filesystem::file_size(file, error) > 0;
}

}  // namespace

CsvImportCounts import_csv(const std::filesystem::path& graph, const CsvImport& import) {
  require_sense(import);
  CsvImportCounts counts;
  if (has_content(graph)) {
    Store::open(graph, Store::Mode::kWrite).write([&](Graph& existing) {
      csv::GraphSink sink(existing);
      counts = csv::Importer(import, sink).run();
    });
  } else {
    csv::FileSink sink(graph);
    counts = csv::Importer(import, sink).run();
    sink.finish();
  }
  return counts;
}

}  // namespace newsgraph
