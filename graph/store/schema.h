// The tables and views of a graph file, and how a file of an older version gets them.
// docs/file-format.md describes them for readers who come without newsgraph.
#pragma once

#include <cstdint>

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/store/connection.h"

namespace newsgraph::store {

/// "NwsG" in ASCII: what `file` and SQLite find at offset 68 of a newsgraph file.
inline constexpr std::int64_t kApplicationId = 0x4E777347;

/// The version this program writes. It reads all from 1 on.
inline constexpr std::int64_t kSchemaVersion = 4;

/// From these versions on, a node or a relationship is one row and there are revisions; and there
/// are sums of all rows.
inline constexpr std::int64_t kOneRowVersion = 3;
inline constexpr std::int64_t kSumsVersion = 4;

/// The version of the file. Throws Error when it is a database of another program, empty, or newer
/// than this program.
std::int64_t check_identity(Connection& connection);

/// Makes the tables and views of an empty graph in an empty file, in the transaction that is open.
void create_schema(Connection& connection);

/// Brings a file of an older version, of which `graph` is the content, up to kSchemaVersion, in the
/// transaction that is open.
void upgrade_schema(Connection& connection, std::int64_t version, const Graph& graph);

}  // namespace newsgraph::store
