// Full-text search in a graph file.
#pragma once

#include <memory>

#include "newsgraph/graph/store/connection.h"
#include "newsgraph/graph/text_search.h"

namespace newsgraph::store {

/// Searches the full-text tables of the file that the connection is of.
std::unique_ptr<TextSearch> search_in_file(std::unique_ptr<Connection> connection);

}  // namespace newsgraph::store
