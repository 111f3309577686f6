#include "newsgraph/graph/csv_import.h"

#include "newsgraph/graph/csv/file_sink.h"
#include "newsgraph/graph/csv/graph_sink.h"
#include "newsgraph/graph/csv/importer.h"
#include "newsgraph/graph/store.h"

namespace newsgraph {

namespace {

[[noreturn]] void refuse(const std::string& message, const std::string& hint) {
  throw Error(ErrorKind::kUsage, message, {}, hint);
}

void require_files(const CsvImport& import) {
  const char* const hint = "Name files of nodes, and of relationships between them.";
  if (import.nodes.empty() && import.relationships.empty()) {
    refuse("there is nothing to import", hint);
  }
  for (const auto* groups : {&import.nodes, &import.relationships}) {
    for (const CsvImport::Files& files : *groups) {
      if (files.paths.empty()) refuse("no file is named for `" + files.name + "`", hint);
    }
  }
}

void require_delimiters(const CsvImport& import) {
  struct Role {
    const char* name;
    char character;
  };
  const Role roles[] = {{"delimiter", import.delimiter},
                        {"delimiter of arrays", import.array_delimiter},
                        {"quote", import.quote}};
  for (const Role& role : roles) {
    if (role.character == '\n' || role.character == '\r' || role.character == '\0') {
      refuse(std::string("a line break cannot be the ") + role.name,
             "It ends a record. Take another character.");
    }
    for (const Role* other = roles; other != &role; ++other) {
      if (other->character != role.character) continue;
      refuse(std::string("the ") + other->name + " and the " + role.name +
                 " are the same character, `" + role.character + "`",
             "Take three that differ, and of which the fields have none that is not in quotes.");
    }
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
  require_files(import);
  require_delimiters(import);
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
