// What a shell has at hand from one statement to the next: the graph, what was set, and where
// results go.
#pragma once

#include <filesystem>
#include <string>

#include "newsgraph/cli/console.h"
#include "newsgraph/cli/row_writer.h"
#include "newsgraph/cli/shell/result_output.h"
#include "newsgraph/graph/store.h"
#include "newsgraph/query/engine.h"

namespace newsgraph::cli {

struct Session {
  Console console;
  Store store;
  bool read_only = false;
  bool interactive = false;  ///< somebody types and looks
  RowFormat mode = RowFormat::kTable;
  bool evidence = false;
  bool timing = false;
  Parameters parameters;
  ResultOutput output;
  /// The graph of the transaction that :begin opened; null outside one.
  Graph* transaction = nullptr;
  /// Of each query; the token is that of the statement that is running.
  ExecutionLimits limits = {};

  const Graph& graph() const { return transaction != nullptr ? *transaction : store.graph(); }
  /// Of tables on where results go.
  TableStyle style() const { return output.is_console() ? style_of(console) : TableStyle{}; }
  /// An engine that reads the graph at hand, within the limits, and warns on console.err.
  Engine engine();
  /// One that may change the graph.
  Engine engine(Graph& changed);
};

/// Runs a query and writes its rows to the session's output; what it changed, and how long it took,
/// to console.err. Outside a transaction a writing query is one of its own, and a reading one sees
/// what other programs have written. Throws Error.
void run_query(Session& session, const std::string& text);

}  // namespace newsgraph::cli
