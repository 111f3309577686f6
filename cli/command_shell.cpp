#include <unistd.h>

#include <utility>

#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/output_file.h"
#include "newsgraph/cli/parameters.h"
#include "newsgraph/cli/progress.h"
#include "newsgraph/cli/report.h"
#include "newsgraph/cli/shell/shell.h"
#include "newsgraph/cli/shell/typed_statements.h"

namespace newsgraph::cli {

namespace {

/// A file that is there but may not be written is read.
bool opens_read_only(const ShellOptions& options) {
  if (options.read_only) return true;
  return ::access(options.graph.c_str(), F_OK) == 0 && ::access(options.graph.c_str(), W_OK) != 0;
}

Session open_session(const ShellOptions& options, Console& console) {
  const bool read_only = opens_read_only(options);
  const Store::Mode mode = read_only        ? Store::Mode::kRead
                           : options.create ? Store::Mode::kCreate
                                            : Store::Mode::kWrite;
  return Session{.console = console,
                 .store = Store::open(options.graph, mode),
                 .read_only = read_only,
                 .interactive = console.interactive && !options.file,
                 .mode = options.format,
                 .evidence = options.evidence,
                 .parameters = parse_parameters(options.parameters),
                 .output = ResultOutput(console.out),
                 .limits = options.limits};
}

void greet(const Session& session) {
  const Graph& graph = session.graph();
  session.console.out << "newsgraph " NEWSGRAPH_VERSION ", " << session.store.file().string()
                      << (session.read_only ? " (read only)" : "") << ": "
                      << counted(graph.node_count(), "node") << ", "
                      << counted(graph.relationship_count(), "relationship")
                      << ". Statements end with a semicolon; :help lists commands.\n";
}

ExitStatus run_interactively(Session session, bool keep_going) {
  greet(session);
  Interrupts interrupts;
  Shell shell(std::move(session), &interrupts, keep_going);
  TypedStatements statements(shell.session(), interrupts);
  return shell.run(statements);
}

}  // namespace

ExitStatus run(const ShellOptions& options, Console& console) {
  Session session = open_session(options, console);
  if (session.interactive) return run_interactively(std::move(session), options.keep_going);
  Shell shell(std::move(session), nullptr, options.keep_going);
  if (options.file) {
    refuse_graph_file(shell.session().store.file(), *options.file);
    FileStatements statements(*options.file);
    return shell.run(statements);
  }
  StreamStatements statements(console.in, "standard input");
  return shell.run(statements);
}

}  // namespace newsgraph::cli
