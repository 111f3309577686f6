// The tables and views of a graph file, and the steps that bring a file of an older version up to
// date. docs/file-format.md describes them for readers who come without newsgraph.
#pragma once

#include <cstdint>

#include "newsgraph/graph/store/connection.h"

namespace newsgraph::store {

/// "NwsG" in ASCII: what `file` and SQLite find at offset 68 of a newsgraph file.
inline constexpr std::int64_t kApplicationId = 0x4E777347;

/// The version this program writes. A new version is one more step in schema.cpp.
inline constexpr std::int64_t kSchemaVersion = 2;

/// The version of the file. Throws Error when it is a database of another program, empty, or newer
/// than this program.
std::int64_t check_identity(Connection& connection);

/// Runs the steps from the file's version to kSchemaVersion, in the transaction that is open; on an
/// empty file, all of them.
void upgrade_schema(Connection& connection);

}  // namespace newsgraph::store
