// The write-ahead log beside a graph file.
//
// SQLite takes a log to end where a checksum is wrong, since that is what a loss of power leaves of
// a commit that had not returned. Damage in the middle looks the same, and then commits are gone
// that had: what stands behind the end tells that there may be some.
// https://www.sqlite.org/fileformat2.html#the_write_ahead_log
#pragma once

#include "newsgraph/graph/store/check/findings.h"
#include "newsgraph/graph/store/connection.h"

namespace newsgraph::store {

/// Notes commits in the log that cannot be read. The connection is open, so the log is kept.
void check_log(Connection& connection, Findings& findings);

}  // namespace newsgraph::store
