// A value as the bytes that a snapshot keeps of it: for the few that lie in no typed column, lists
// and temporal values.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "newsgraph/graph/value.h"

namespace newsgraph::store {

/// Appends the bytes of a value that a property can hold.
void append_value(std::vector<std::byte>& bytes, const Value& value);

/// Takes the bytes of one value away from the beginning. Throws UnusableSnapshot when they are
/// none, or name a time zone that this machine does not know.
Value take_value(std::span<const std::byte>& bytes);

}  // namespace newsgraph::store
