// JSON to Documents, one at a time whatever the size of the file.
//
// An article is an object with `text` and, if known, `title`, `date`, `source`, `url`, `id` (and
// their common synonyms: headline, body, content, published_at …). Other fields are passed over,
// however deep they nest.
#pragma once

#include <istream>
#include <string>
#include <string_view>

#include "newsgraph/ingest/document.h"
#include "newsgraph/ingest/read_articles.h"

namespace newsgraph::reader {

/// One object, an array of objects, or objects one after another. What is not JSON ends the reading
/// with a fault.
void read_json(std::istream& stream, const std::string& file, const ArticleSink& sink);

/// One object a line; a faulty line is a fault, and the next is read.
void read_json_lines(std::istream& stream, const std::string& file, const ArticleSink& sink);

}  // namespace newsgraph::reader
