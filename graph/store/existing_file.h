// What lies under the name of a graph file, before it is opened.
#pragma once

#include <filesystem>

#include "newsgraph/graph/error.h"
#include "newsgraph/graph/store.h"
#include "newsgraph/graph/store/connection.h"

namespace newsgraph::store {

/// Whether there is something to open. Asks stat(2) alone, see invariant 10 of store.cpp. Throws
/// Error when what is there cannot be a graph file, or may not be opened so.
bool has_content(const std::filesystem::path& file, Store::Mode mode);

/// Reports early, before hours of work, that the file could not be written in the end.
void check_folder(const std::filesystem::path& file, const char* what);

/// Whether nothing was ever committed to the file: it has bytes, and a journal that takes them
/// back, when its maker has died. The caller holds a transaction.
bool holds_nothing(Connection& connection);

/// Of a file that is open. Throws moved_file() when there is none of that name any more.
bool has_no_bytes(const std::filesystem::path& file);

Error empty_file(const std::filesystem::path& file);
Error moved_file(const std::filesystem::path& file);
/// For a file that is read without locks and does not hold still.
Error changing_file(const std::filesystem::path& file);

}  // namespace newsgraph::store
