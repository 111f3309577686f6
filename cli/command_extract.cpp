#include <sstream>

#include "newsgraph/cli/article_output.h"
#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/extraction_scores.h"
#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/pipeline.h"

namespace newsgraph::cli {

ExitStatus run(const ExtractOptions& options, Console& console) {
  if (options.evaluate) {
    write_scores(options, console);
    return kDone;
  }
  if (options.files.empty()) {
    throw Error(ErrorKind::kUsage, "no file to extract from", {},
                "Name articles, or a folder of articles with expected facts after --evaluate.");
  }
  const Pipeline pipeline(options.pipeline);
  const std::size_t faults = write_articles(
      options.files, options.format, options.jobs, console, [&](const Document& document) {
        std::ostringstream facts;
        write_json_lines(document, pipeline.extract(document), facts);
        return std::move(facts).str();
      });
  return faults == 0 ? kDone : kInputAtFault;
}

}  // namespace newsgraph::cli
