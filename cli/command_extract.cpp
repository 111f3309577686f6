#include "newsgraph/cli/article_source.h"
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
  Progress progress(console);
  const std::size_t faults =
      read_all(options.files, options.format, console, progress, [&](const Document& document) {
        write_json_lines(document, pipeline.extract(document), console.out);
      });
  return faults == 0 ? kDone : kInputAtFault;
}

}  // namespace newsgraph::cli
