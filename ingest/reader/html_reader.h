// A news page to a Document: its article's text without the page around it.
#pragma once

#include <string>
#include <string_view>

#include "newsgraph/ingest/document.h"

namespace newsgraph::reader {

/// `html` may be of any encoding that the page declares. Text is the page's own, white space
/// folded, blocks divided by empty lines; title, date, source and address come from its metadata.
/// Throws Error when the page has no text.
Document read_html(std::string_view html, const std::string& file);

}  // namespace newsgraph::reader
