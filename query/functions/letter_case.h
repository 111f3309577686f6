// Capital and small letters.
#pragma once

#include <string>
#include <string_view>

#include "newsgraph/query/functions/budget.h"

namespace newsgraph::functions {

/// Puts `text`, in small letters or in capitals, in place of what `out` holds; code point by code
/// point, after Unicode's simple mappings. Bytes that are no UTF-8 stay as they are.
void write_lower(std::string_view text, std::string& out, Budget& budget);
void write_upper(std::string_view text, std::string& out, Budget& budget);

}  // namespace newsgraph::functions
