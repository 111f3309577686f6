#include "newsgraph/graph/store/check/snapshot_content.h"

#include <filesystem>
#include <optional>
#include <system_error>

#include "newsgraph/graph/store/graph_state.h"
#include "newsgraph/graph/store/graph_sums.h"
#include "newsgraph/graph/store/load.h"
#include "newsgraph/graph/store/snapshot.h"

namespace newsgraph::store {

void check_snapshot(Connection& connection, Findings& findings) {
  const std::filesystem::path file = snapshot_of(connection.file());
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return;
  const std::string name = file.filename().string();
  const std::int64_t now = connection.integer("SELECT id FROM revision");
  GraphState state;
  if (!read_by_snapshot(connection, now, state)) {
    findings.note(name +
                  " is of an earlier state of the graph, or damaged, or of another newsgraph: it is "
                  "not used, and does no harm.");
    return;
  }
  const auto version = static_cast<std::int64_t>(findings.report().schema_version);
  // The rows of another program may say the same in other words, so the graphs are compared.
  const ContentSums of_snapshot = sums_of(state.graph);
  if (of_snapshot.row() == ContentSums::of_graph_in(connection).row()) return;
  if (of_snapshot.row() == sums_of(load_graph(connection, version)).row()) return;
  findings.fault(name, "says something else than the graph file", "Delete it: it is made anew.");
}

}  // namespace newsgraph::store
