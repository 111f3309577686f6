#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/interrupts.h"
#include "newsgraph/cli/progress.h"
#include "newsgraph/cli/report.h"

namespace newsgraph::cli {

ExitStatus run(const ImportOptions& options, Console& console) {
  Interrupts interrupts(Interrupts::Again::kEnds);
  CsvImport import = options.import;
  import.stop = interrupts.begin();
  CsvImportCounts counts;
  try {
    counts = import_csv(options.graph, import);
  } catch (const Error& error) {
    if (!interrupts.requested()) throw;
    report(error, console);
    return kInterrupted;
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
