// All that can be read of a graph, which must do no harm whatever the graph was made of.
#pragma once

#include <sstream>
#include <string>

#include "graph/store/printed_graph.h"
#include "newsgraph/graph/error.h"
#include "newsgraph/graph/export.h"

namespace newsgraph::fuzz {

/// Everything as text; what a format cannot say is left out of it.
inline std::string read_everything(const Graph& graph) {
  std::ostringstream out;
  const Selection all = Selection::all(graph);
  for (const ExportFormatName& each : export_formats()) {
    if (each.format == ExportFormat::kSvg || each.format == ExportFormat::kCsv) continue;
    try {
      export_graph(graph, all, each.format, out);
    } catch (const Error&) {
    }
  }
  return testing::printed_graph(graph) + out.str();
}

}  // namespace newsgraph::fuzz
