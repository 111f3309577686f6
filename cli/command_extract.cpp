#include "newsgraph/cli/article_source.h"
#include "newsgraph/cli/commands.h"
#include "newsgraph/ingest/pipeline.h"

namespace newsgraph::cli {

ExitStatus run(const ExtractOptions& options, Console& console) {
  const Pipeline pipeline(options.pipeline);
  Progress progress(console);
  const std::size_t faults =
      read_all(options.files, options.format, console, progress, [&](const Document& document) {
        write_json_lines(document, pipeline.extract(document), console.out);
      });
  return faults == 0 ? kDone : kInputAtFault;
}

}  // namespace newsgraph::cli
