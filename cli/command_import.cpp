#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/interrupts.h"
#include "newsgraph/cli/progress.h"
#include "newsgraph/cli/report.h"

namespace newsgraph::cli {

ExitStatus run(const ImportOptions& options, Console& console) {
  // Also when the system goes down, nothing half-made is to be left.
  Interrupts interrupts(Interrupts::Again::kEnds, {SIGINT, SIGTERM});
  CsvImport import = options.import;
  import.stop = interrupts.begin();
  CsvImportCounts counts;
  try {
    counts = import_csv(options.graph, import);
  } catch (const Error& error) {
    if (!interrupts.requested()) throw;
    report(error, console);
    return interrupts.signal() == SIGTERM ? kTerminated : kInterrupted;
  }
  console.out << with_separators(counts.nodes) << " nodes and "
              << with_separators(counts.relationships) << " relationships imported\n";
  if (counts.skipped_nodes + counts.skipped_relationships > 0) {
    console.err << with_separators(counts.skipped_nodes) << " nodes and "
                << with_separators(counts.skipped_relationships) << " relationships left out\n";
  }
  return kDone;
}

}  // namespace newsgraph::cli
