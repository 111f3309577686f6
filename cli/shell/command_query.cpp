// The commands that take a query: :explain, :profile and :export.
#include "newsgraph/cli/graph_export.h"
#include "newsgraph/cli/output_file.h"
#include "newsgraph/cli/progress.h"
#include "newsgraph/cli/shell/shell.h"
#include "newsgraph/cli/shell/shell_command.h"
#include "newsgraph/cli/shell/words.h"

namespace newsgraph::cli {

void explain_query(Shell& shell, const std::string& arguments) {
  run_query(shell.session(), "EXPLAIN " + arguments);
}

void profile_query(Shell& shell, const std::string& arguments) {
  run_query(shell.session(), "PROFILE " + arguments);
}

void export_query(Shell& shell, const std::string& arguments) {
  Session& session = shell.session();
  const std::vector<Word> words = words_of(arguments);
  const ExportFormat format = choose(":export", words[0].text, export_choices());
  const std::string& file = words[1].text;
  const std::string query = words.size() > 2 ? arguments.substr(words[2].begin) : std::string();
  if (session.transaction == nullptr) session.store.refresh();
  const Selection part = select_part(session.graph(), session.engine(), query, session.parameters);
  if (file == "-") {
    return export_graph(session.graph(), part, format, session.output.begin(session.limits.stop));
  }
  refuse_graph_file(session.store.file(), file);
  export_part(session.graph(), part, format, file, {.stop = session.limits.stop}, session.console);
  if (session.interactive) {
    session.console.err << counted(part.nodes.size(), "node") << " and "
                        << counted(part.relationships.size(), "relationship") << " written\n";
  }
}

}  // namespace newsgraph::cli
