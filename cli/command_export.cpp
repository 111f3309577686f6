#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/graph_export.h"
#include "newsgraph/cli/interrupts.h"
#include "newsgraph/cli/output_file.h"
#include "newsgraph/cli/parameters.h"
#include "newsgraph/cli/report.h"
#include "newsgraph/graph/store.h"

namespace newsgraph::cli {

namespace {

ExportFormat choose_format(const ExportOptions& options) {
  if (options.format) return *options.format;
  if (!options.output || *options.output == "-") return ExportFormat::kDot;
  std::string ending = options.output->extension().string();
  if (!ending.empty()) ending.erase(0, 1);
  if (const auto format = export_format_of_ending(ending)) return *format;
  throw Error(ErrorKind::kUsage,
              "the ending of '" + options.output->string() + "' does not tell the format", {},
              "Add --format " + listed(export_choices()) + ".");
}

/// Of several files in a folder, nothing half-made is left by a signal either.
ExitStatus write_csv(const Graph& graph, const Selection& part, const ExportOptions& options,
                     Console& console) {
  Interrupts interrupts(Interrupts::Again::kEnds, Interrupts::kEnding);
  CsvExport csv = options.csv;
  csv.stop = interrupts.begin();
  try {
    export_part(graph, part, ExportFormat::kCsv, options.output, csv, console);
  } catch (const Error& error) {
    if (!interrupts.requested()) throw;
    report(error, console);
    return interrupts.status();
  }
  return kDone;
}

}  // namespace

ExitStatus run(const ExportOptions& options, Console& console) {
  const ExportFormat format = choose_format(options);
  const Parameters parameters = parse_parameters(options.parameters);
  if (options.query.empty() && !parameters.empty()) {
    throw Error(ErrorKind::kUsage, "--param without a query that picks the part");
  }
  if (options.csv.spreadsheet_safe && format != ExportFormat::kCsv) {
    throw Error(ErrorKind::kUsage, "--spreadsheet-safe is for --format csv only");
  }
  const bool to_file = options.output && *options.output != "-";
  if (to_file) refuse_graph_file(options.graph, *options.output);
  const Store store = Store::open(options.graph, Store::Mode::kRead);
  const Selection part =
      select_part(store.graph(), Engine(store.graph()), options.query, parameters);
  if (format == ExportFormat::kCsv) return write_csv(store.graph(), part, options, console);
  export_part(store.graph(), part, format, to_file ? options.output : std::nullopt, {}, console);
  return kDone;
}

}  // namespace newsgraph::cli
