// A graph, or the part of it that a query picks, to a file in a format for other tools.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "newsgraph/cli/choice.h"
#include "newsgraph/cli/console.h"
#include "newsgraph/graph/csv_export.h"
#include "newsgraph/graph/export.h"
#include "newsgraph/query/engine.h"

namespace newsgraph::cli {

/// The names of all formats.
const Choices<ExportFormat>& export_choices();

/// The nodes and relationships in what the query returns, by an engine on the graph; all there are
/// when it is empty.
Selection select_part(const Graph& graph, Engine engine, const std::string& query,
                      const Parameters& parameters);

/// Writes to the file, which is replaced only when all is written, or to console.out when there is
/// none. CSV goes into a folder, and console.err says how to read it back. Says so on console.err
/// when nothing was selected.
void export_part(const Graph& graph, const Selection& part, ExportFormat format,
                 const std::optional<std::filesystem::path>& output, const CsvExport& csv,
                 Console& console);

}  // namespace newsgraph::cli
