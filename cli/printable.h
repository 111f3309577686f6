// Text from articles, made safe and measurable for a terminal.
//
// Names and quotations come from files that nobody has vetted. A control character in them could
// move the cursor, recolour the screen or rewrite what was printed before (CWE-150); a
// bidirectional override could show words in an order in which they do not stand (Unicode TR 36).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::cli {

/// The text with every control character, line separator, bidirectional control and ill-formed byte
/// written as an escape: `\n`, `\t`, `\u001b`, `\xff`. Fit for one line.
std::string printable(std::string_view text);

/// The same, but newlines and tabs stay: for messages of several lines.
std::string printable_lines(std::string_view text);

/// Columns that the text takes on a terminal: East Asian wide characters and emoji take two,
/// combining marks none. `text` is printable.
std::size_t display_width(std::string_view text);

/// The beginning of the text that takes at most `width` columns. `text` is printable.
std::string_view cut_to_width(std::string_view text, std::size_t width);

/// The text in lines of at most `width` columns, broken at spaces where there are any; a word that
/// is longer is broken between characters. `width` is at least 2.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace newsgraph::cli
