// What the name of a file says of the articles in it.
#pragma once

#include <string>

#include "newsgraph/ingest/read_articles.h"

namespace newsgraph::reader {

/// kDetect where the ending says nothing.
ArticleFormat format_of_name(const std::string& name);

}  // namespace newsgraph::reader
