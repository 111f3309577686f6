// Text as the export formats need it: UTF-8 that is valid, cut and wrapped by code points.
//
// Graphs hold whatever the articles held, so each writer passes texts through here before it
// escapes them for its format.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::exporting {

/// The text as XML 1.0 may hold it (https://www.w3.org/TR/xml/#charsets): valid UTF-8, and U+FFFD
/// for the code points that XML has no way to write.
std::string valid_xml(std::string_view text);

/// The text in lines of about `width` code points, broken at white space where possible; at most
/// `most_lines`, the last of which ends in "…" when something was left out. White space runs and
/// control characters count as one space.
std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t most_lines);

}  // namespace newsgraph::exporting
