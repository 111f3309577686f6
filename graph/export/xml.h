// What GraphML and GEXF have in common.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "newsgraph/graph/value.h"

namespace newsgraph::exporting {

/// For attributes as well as for content. White space other than blanks is written as character
/// references, so that no parser normalises it; what XML cannot say is U+FFFD.
std::string xml_escaped(std::string_view text);

/// "boolean", "long", "double" or "string".
std::string xml_type(const Value& value);
/// The narrowest type that holds the values of both; `a` is empty where there were none yet.
std::string common_xml_type(const std::string& a, const std::string& b);

// Names that other attributes have, and those that NetworkX's readers, which make each attribute an
// argument of add_node() or add_edge(), have another use for.
inline constexpr std::string_view kTakenOnNodes[] = {"label", "labels", "node_for_adding", "self"};
inline constexpr std::string_view kTakenOnEdges[] = {
    "evidence", "id", "key", "label", "networkx_key", "self", "u_for_edge", "v_for_edge"};

/// What the attribute is called that holds the property `name`: the same, save that a name which is
/// taken, or is one with underscores behind it, gets another underscore. So no two become one.
std::string attribute_name(std::string_view name, std::span<const std::string_view> taken);

}  // namespace newsgraph::exporting
