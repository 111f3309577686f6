#include "newsgraph/cli/graph_export.h"

#include <algorithm>
#include <cctype>
#include <cstdio>

#include "newsgraph/cli/completion/script.h"
#include "newsgraph/cli/output_file.h"

namespace newsgraph::cli {

namespace {

/// The name as a shell takes it for itself.
std::string for_shell(const std::string& name) {
  const bool is_plain = std::ranges::all_of(name, [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view("/._-+@%").find(c) != std::string_view::npos;
  });
  return is_plain ? name : completion::quoted(name);
}

void export_folder(const Graph& graph, const Selection& part,
                   const std::optional<std::filesystem::path>& folder, const CsvExport& csv,
                   Console& console) {
  if (!folder) {
    throw Error(ErrorKind::kUsage, "CSV is several files", {}, "Name a folder for them: -o FOLDER");
  }
  const CsvExportFiles files = export_csv(graph, part, *folder, csv);
  if (files.nodes.empty()) return;
  // What begins with a dash would be an option.
  const std::string prefix = folder->string().starts_with('-') ? "./" : "";
  const std::string name = for_shell(prefix + folder->string());
  std::string command = "newsgraph import GRAPH";
  if (files.array_delimiter != ';') {
    char code[8];
    std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(files.array_delimiter));
    command += std::string(" --array-delimiter ") + code;
  }
  command += " --nodes " + name + "/nodes*.csv";
  if (!files.relationships.empty()) command += " --relationships " + name + "/relationships*.csv";
  console.err << "Read back by: " << command << '\n';
}

}  // namespace

const Choices<ExportFormat>& export_choices() {
  static const Choices<ExportFormat> choices = [] {
    Choices<ExportFormat> made;
    for (const ExportFormatName& each : export_formats()) made.emplace_back(each.name, each.format);
    return made;
  }();
  return choices;
}

Selection select_part(const Graph& graph, Engine engine, const std::string& query,
                      const Parameters& parameters) {
  if (query.empty()) return Selection::all(graph);
  Selection part;
  engine.stream(
      query, parameters, [](const std::vector<std::string>&) {},
      [&](const Row& row) {
        for (const Value& value : row) part.add(graph, value);
        return true;
      });
  return part;
}

void export_part(const Graph& graph, const Selection& part, ExportFormat format,
                 const std::optional<std::filesystem::path>& output, const CsvExport& csv,
                 Console& console) {
  if (part.nodes.empty() && graph.node_count() > 0) {
    console.err << "newsgraph: the query returns no node, relationship or path: the export is "
                   "empty\n";
  }
  if (format == ExportFormat::kCsv) return export_folder(graph, part, output, csv, console);
  if (!output) return export_graph(graph, part, format, console.out);
  OutputFile file(*output);
  export_graph(graph, part, format, file.stream());
  file.commit();
}

}  // namespace newsgraph::cli
