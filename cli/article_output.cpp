#include "newsgraph/cli/article_output.h"

#include <utility>

#include "newsgraph/cli/article_source.h"
#include "newsgraph/ingest/ordered_jobs.h"

namespace newsgraph::cli {

std::size_t write_articles(const std::vector<std::string>& files, ArticleFormat format,
                           unsigned jobs, Console& console,
                           const std::function<std::string(const Document&)>& text_of) {
  OrderedJobs<Document, std::string> work(
      jobs, [&](const Document& document) { return text_of(document); },
      [&](const std::string& text) { console.out << text; });
  Progress progress(console);
  const std::size_t faults = read_all(files, format, console, progress, [&](Document document) {
    const std::size_t bytes = document.text.size();
    work.add(std::move(document), bytes);
  });
  work.finish();
  return faults;
}

}  // namespace newsgraph::cli
