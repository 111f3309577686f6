// What a property may hold.
#pragma once

#include <string_view>

#include "newsgraph/graph/value.h"

namespace newsgraph::model {

/// Throws Error unless the value can be kept as a property: not a map, node, relationship or path,
/// nor a list that holds one of these, a list or a null.
void require_storable(std::string_view key, const Value& value);
void require_storable(const Map& properties);

}  // namespace newsgraph::model
