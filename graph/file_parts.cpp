#include "newsgraph/graph/file_parts.h"

#include <algorithm>
#include <string_view>
#include <system_error>

#include "newsgraph/graph/store/connection.h"
#include "newsgraph/graph/store/snapshot.h"

namespace newsgraph {

namespace {

/// The part that a table, or an index of it, belongs to: of every version of the schema.
std::string part_of(std::string_view table) {
  if (table == "node" || table == "node_label" || table == "node_property") return "nodes";
  if (table == "relationship" || table == "relationship_property") return "relationships";
  if (table == "evidence") return "evidence";
  if (table == "change_log") return "change log";
  if (table.starts_with("search_")) return "full text";
  return "everything else";
}

void add(std::vector<FilePart>& parts, const std::string& name, std::uintmax_t bytes) {
  if (bytes == 0) return;
  const auto known = std::find_if(parts.begin(), parts.end(),
                                  [&](const FilePart& part) { return part.name == name; });
  if (known == parts.end()) {
    parts.push_back({name, bytes});
  } else {
    known->bytes += bytes;
  }
}

/// https://www.sqlite.org/dbstat.html: one row for each table and index, with the bytes of its
/// pages.
void add_tables(store::Connection& connection, std::vector<FilePart>& parts) {
  store::Statement tables(connection,
                          "SELECT coalesce(s.tbl_name, d.name), d.pgsize FROM dbstat d "
                          "LEFT JOIN sqlite_schema s ON s.name = d.name WHERE d.aggregate = TRUE");
  while (tables.step()) {
    add(parts, part_of(tables.text(0)), static_cast<std::uintmax_t>(tables.integer(1)));
  }
}

void add_file(std::vector<FilePart>& parts, const std::string& name,
              const std::filesystem::path& file) {
  std::error_code absent;
  const std::uintmax_t bytes = std::filesystem::file_size(file, absent);
  if (!absent) add(parts, name, bytes);
}

}  // namespace

std::vector<FilePart> file_parts(const std::filesystem::path& graph_file) {
  std::vector<FilePart> parts;
  store::Connection connection(graph_file, store::Connection::Access::kRead);
  if (connection.integer("SELECT sqlite_compileoption_used('ENABLE_DBSTAT_VTAB')") != 0) {
    add_tables(connection, parts);
    const std::int64_t unused = connection.integer("PRAGMA freelist_count");
    add(parts, "unused pages",
        static_cast<std::uintmax_t>(unused * connection.integer("PRAGMA page_size")));
    std::stable_sort(parts.begin(), parts.end(), [](const FilePart& left, const FilePart& right) {
      return left.bytes > right.bytes;
    });
  } else {
    add_file(parts, "graph file", graph_file);
  }
  add_file(parts, "write-ahead log", graph_file.string() + "-wal");
  add_file(parts, "snapshot", store::snapshot_of(graph_file));
  return parts;
}

}  // namespace newsgraph
