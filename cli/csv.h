// CSV as RFC 4180 has it, safe to open in a spreadsheet.
#pragma once

#include <string>
#include <string_view>

namespace newsgraph::cli {

/// A text as a field. It is quoted when it is empty (an empty field without quotes is a null) or
/// holds a comma, a quote or a line break. Text that looks like a formula gets an apostrophe before
/// it: names come from articles, and whoever writes an article must not run code on the reader's
/// machine.
std::string csv_field(std::string_view text);

}  // namespace newsgraph::cli
