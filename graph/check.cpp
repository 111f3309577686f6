#include "newsgraph/graph/check.h"

#include "newsgraph/graph/store/check/findings.h"
#include "newsgraph/graph/store/check/log.h"
#include "newsgraph/graph/store/check/pages.h"
#include "newsgraph/graph/store/check/rows.h"
#include "newsgraph/graph/store/check/snapshot_content.h"
#include "newsgraph/graph/store/check/tables.h"
#include "newsgraph/graph/store/connection.h"
#include "newsgraph/graph/store/existing_file.h"
#include "newsgraph/graph/store/file_state.h"
#include "newsgraph/graph/store/load.h"
#include "newsgraph/graph/store/schema.h"

namespace newsgraph {

namespace {

constexpr int kBusyTimeoutMs = 10'000;

/// Files of these versions keep a thing in several rows; reading them all is the check.
void check_older(store::Connection& connection, int version, store::Findings& findings) {
  const Graph graph = store::load_graph(connection, version);
  findings.report().nodes = graph.node_count();
  findings.report().relationships = graph.relationship_count();
  findings.note("The file is of version " + std::to_string(version) +
                ": it has no sums, and its full-text tables were not looked at. The next write "
                "makes it one of version " +
                std::to_string(store::kSchemaVersion) + ".");
}

void check_content(const std::filesystem::path& file, store::Findings& findings) {
  const store::FileStamp stamp = store::stamp_of(file);
  // What a program that died has left there may be all that is left of its last changes.
  const bool has_log = store::log_bytes(file) > 0;
  store::Connection connection(file, store::Connection::Access::kRead);
  connection.set_busy_timeout(kBusyTimeoutMs);
  if (has_log) connection.keep_log();
  connection.execute("BEGIN");
  if (store::holds_nothing(connection)) throw store::empty_file(file);
  const std::int64_t version = store::check_identity(connection);
  findings.report().schema_version = static_cast<int>(version);
  findings.stage("log", [&] { store::check_log(connection, findings); });
  findings.stage("pages", [&] { store::check_pages(connection, findings); });
  if (version < store::kOneRowVersion) {
    findings.stage("rows", [&] { check_older(connection, static_cast<int>(version), findings); });
  } else {
    findings.stage("tables", [&] { store::check_tables(connection, findings); });
    findings.stage("references", [&] { store::check_references(connection, findings); });
    findings.stage("rows", [&] { store::check_rows(connection, findings); });
    findings.stage("snapshot", [&] { store::check_snapshot(connection, findings); });
  }
  connection.execute("COMMIT");
  if (connection.is_immutable() && store::stamp_of(file) != stamp) throw store::changing_file(file);
}

}  // namespace

FileCheck check_graph_file(const std::filesystem::path& file) {
  store::has_content(file, Store::Mode::kRead);
  FileCheck report;
  store::Findings findings(report);
  try {
    check_content(file, findings);
  } catch (const store::UnreadableFile& error) {
    findings.fault("the file", error);
  }
  return report;
}

}  // namespace newsgraph
