// Every article of some files as text, on as many threads as wanted.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "newsgraph/cli/console.h"
#include "newsgraph/ingest/document.h"
#include "newsgraph/ingest/read_articles.h"

namespace newsgraph::cli {

/// Writes `text_of` each article to console.out in the order of the articles, whatever the number
/// of jobs; `text_of` is called from several threads at once. Articles are read as they are needed,
/// and few are held at a time. Faults are reported as by read_all() and counted.
std::size_t write_articles(const std::vector<std::string>& files, ArticleFormat format,
                           unsigned jobs, Console& console,
                           const std::function<std::string(const Document&)>& text_of);

}  // namespace newsgraph::cli
