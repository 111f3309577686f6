// A graph, or the part of it that a query picks, to a file in a format for other tools.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "newsgraph/cli/choice.h"
#include "newsgraph/cli/console.h"
#include "newsgraph/graph/export.h"
#include "newsgraph/query/engine.h"

namespace newsgraph::cli {

/// "dot", "svg", "graphml", "json".
const Choices<ExportFormat>& export_formats();

/// The nodes and relationships in what the query returns, by an engine on the graph; all there are
/// when it is empty.
Selection select_part(const Graph& graph, Engine engine, const std::string& query,
                      const Parameters& parameters);

/// Writes to the file, which is replaced only when all is written, or to console.out when there is
/// none. Says so on console.err when nothing was selected.
void export_part(const Graph& graph, const Selection& part, ExportFormat format,
                 const std::optional<std::filesystem::path>& output, Console& console);

}  // namespace newsgraph::cli
