// Failures of the system (errno) at files that a caller has named.
#pragma once

#include "newsgraph/graph/error.h"

namespace newsgraph {

/// kInput when what was named is not there or may not be used so, kInternal when the disk, the
/// memory or the system is at its end.
ErrorKind kind_of_system_error(int error_number) noexcept;

}  // namespace newsgraph
