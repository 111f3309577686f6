// Properties of whatever has properties, and the writing of them.
#pragma once

#include <string>
#include <string_view>

#include "newsgraph/query/execution/execution.h"
#include "newsgraph/query/execution/names.h"

namespace newsgraph::execution {

/// `object.key` for nodes, relationships, maps and temporal values; null of null. Throws TypeError
/// for anything else.
Value property_of(const Execution& execution, const Value& object, const KeyName& key);
/// All properties of a node, a relationship or a map.
Map properties_of(const Execution& execution, const Value& object);
/// Whether a node has the label, or a relationship the type.
bool has_label(const Execution& execution, const Value& entity, const LabelName& label);

/// Throws TypeError (InvalidPropertyType) when the value cannot be kept as a property.
void require_property_value(const Value& value);
/// Sets a property of a node or relationship, or removes it when the value is null.
void set_property(Execution& execution, const Value& entity, std::string_view key,
                  const Value& value);

}  // namespace newsgraph::execution
