// What GraphML and GEXF have in common.
#pragma once

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

}  // namespace newsgraph::exporting
