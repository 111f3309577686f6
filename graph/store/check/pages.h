// The file as SQLite sees it: its length, its pages, its indexes, and whether what rows refer to is
// there.
#pragma once

#include "newsgraph/graph/store/check/findings.h"
#include "newsgraph/graph/store/connection.h"

namespace newsgraph::store {

void check_pages(Connection& connection, Findings& findings);
/// By the foreign keys of the tables.
void check_references(Connection& connection, Findings& findings);

}  // namespace newsgraph::store
