// Pointing at a place of a query's text.
#pragma once

#include <string>
#include <string_view>

#include "newsgraph/query/query_error.h"

namespace newsgraph {

/// Line and column where the span begins.
SourceLocation locate(std::string_view query, QuerySpan span);
/// The line with carets under the span; a long line is cut around it.
std::string excerpt_of(std::string_view query, QuerySpan span);
/// Excerpt and hint on lines of their own, as they follow a message.
std::string place_and_hint(const std::string& excerpt, const std::string& hint);

}  // namespace newsgraph
