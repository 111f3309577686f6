#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/interrupts.h"
#include "newsgraph/cli/progress.h"
#include "newsgraph/cli/report.h"

namespace newsgraph::cli {

ExitStatus run(const ImportOptions& options, Console& console) {
  Interrupts interrupts(Interrupts::Again::kEnds, Interrupts::kEnding);
  CsvImport import = options.import;
  import.stop = interrupts.begin();
  CsvImportCounts counts;
  try {
    counts = import_csv(options.graph, import);
  } catch (const Error& error) {
    if (!interrupts.requested()) throw;
    report(error, console);
    return interrupts.status();
  }
  console.out << counted(counts.nodes, "node") << " and "
              << counted(counts.relationships, "relationship") << " imported\n";
  if (counts.skipped_nodes + counts.skipped_relationships > 0) {
    console.err << counted(counts.skipped_nodes, "node") << " and "
                << counted(counts.skipped_relationships, "relationship") << " left out\n";
  }
  return kDone;
}

}  // namespace newsgraph::cli
