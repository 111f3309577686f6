// The articles of all files that a command was given.
#pragma once

#include <functional>
#include <istream>
#include <string>
#include <vector>

#include "newsgraph/cli/console.h"
#include "newsgraph/cli/progress.h"
#include "newsgraph/ingest/document.h"
#include "newsgraph/ingest/read_articles.h"

namespace newsgraph::cli {

/// Hands every article of every file to the sink, in order; "-" is `in`, and a folder stands for
/// the files that find_article_files() finds in it. A file that cannot be read is a fault like an
/// article that cannot, and the others go on. What `sink.article` throws, and an Error that is not
/// the input's fault, is passed on.
void read_files(const std::vector<std::string>& files, ArticleFormat format, std::istream& in,
                const ArticleSink& sink);

/// The same to `take`, with faults reported on console.err. Returns their number.
std::size_t read_all(const std::vector<std::string>& files, ArticleFormat format, Console& console,
                     Progress& progress, const std::function<void(Document)>& take);

}  // namespace newsgraph::cli
