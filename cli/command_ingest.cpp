#include <optional>

#include "newsgraph/cli/article_source.h"
#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/ingest_batches.h"
#include "newsgraph/cli/printable.h"
#include "newsgraph/cli/report.h"

namespace newsgraph::cli {

namespace {

const char* word(IngestOutcome outcome) {
  switch (outcome) {
    case IngestOutcome::kAdded:
      return "added";
    case IngestOutcome::kReplaced:
      return "replaced";
    case IngestOutcome::kUnchanged:
      break;
  }
  return "unchanged";
}

void print_summary(const IngestCounts& counts, const Graph& graph, Console& console) {
  console.out << with_separators(counts.added) << " added, " << with_separators(counts.replaced)
              << " replaced, " << with_separators(counts.unchanged) << " unchanged; the graph has "
              << with_separators(graph.node_count()) << " nodes and "
              << with_separators(graph.relationship_count()) << " relationships\n";
}

}  // namespace

ExitStatus run(const IngestOptions& options, Console& console) {
  Store store = Store::open(options.graph, Store::Mode::kCreate);
  const Pipeline pipeline(options.pipeline);
  Progress progress(console);
  IngestBatches batches(store, pipeline,
                        {.done =
                             [&](const Document& document, IngestOutcome outcome) {
                               if (!options.verbose) return;
                               progress.clear();
                               console.out << word(outcome) << ' ' << printable(document.id)
                                           << (document.title.empty() ? "" : ": ")
                                           << printable(document.title) << '\n';
                             },
                         .fault =
                             [&](const Error& error) {
                               progress.clear();
                               report(error, console);
                             }});
  const std::size_t faults = read_all(options.files, options.format, console, progress,
                                      [&](Document document) { batches.add(std::move(document)); });
  batches.finish();
  progress.clear();
  print_summary(batches.counts(), store.graph(), console);
  return faults + batches.counts().faults == 0 ? kDone : kInputAtFault;
}

}  // namespace newsgraph::cli
