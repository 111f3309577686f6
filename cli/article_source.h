// The articles of all files that a command was given, with their faults reported on the way.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "newsgraph/cli/console.h"
#include "newsgraph/cli/progress.h"
#include "newsgraph/ingest/document.h"
#include "newsgraph/ingest/read_articles.h"

namespace newsgraph::cli {

/// Hands every article of every file to `take`, in order. A file or an article that cannot be read
/// is reported on console.err and counted; the others go on. What `take` throws, and an Error that
/// is not the input's fault, ends it. Returns the number of faults.
std::size_t read_all(const std::vector<std::string>& files, ArticleFormat format, Console& console,
                     Progress& progress, const std::function<void(Document)>& take);

}  // namespace newsgraph::cli
