// The openCypher engine: text in, rows out.
//
//     Engine engine(graph);
//     Result result = engine.run("MATCH (p:Person) RETURN p.name AS name");
//
// A query passes through parser (text → Ast), semantics (Ast → CheckedQuery), planner (→ Plan) and
// execution (→ rows); each can be called and printed by itself.
//
// Thread safety: one Engine an asking thread; several may read one Graph at a time. How deep a
// query may nest is bounded so that a stack of 4 MB is enough.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/text_search.h"
#include "newsgraph/query/execution_mode.h"
#include "newsgraph/query/functions/procedure.h"
#include "newsgraph/query/limits.h"
#include "newsgraph/query/notification.h"
#include "newsgraph/query/parameters.h"
#include "newsgraph/query/query_error.h"
#include "newsgraph/query/result.h"

namespace newsgraph {

class PreparedQueries;

class Engine {
 public:
  explicit Engine(Graph& graph);
  /// An engine that may only read: a writing query throws QueryError before anything runs.
  explicit Engine(const Graph& graph);

  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  /// Runs a query to its end. A query that was asked before is not parsed and planned again,
  /// whatever its parameters. Throws QueryError; a failing query leaves the graph as it was.
  Result run(std::string_view query, const Parameters& parameters = {});

  /// Runs a query and hands over each row as soon as it is known; return false from `on_row` to
  /// stop. Columns are handed over first.
  /// When the query only reads, stopping stops the work; what a query writes is written whole.
  ChangeCounts stream(std::string_view query, const Parameters& parameters,
                      const std::function<void(const std::vector<std::string>&)>& on_columns,
                      const std::function<bool(const Row&)>& on_row);

  /// Whether the query has a writing clause, and is run; throws QueryError when it is not a query.
  static bool writes(std::string_view query);

  /// The operator tree as text, one operator a line, without running it. A query that begins with
  /// EXPLAIN gives the same as rows, one an operator, with the columns `id`, `parent` (the id of
  /// the operator that takes its rows), `operator`, `details` and `estimated_rows`. PROFILE runs
  /// the query, keeps its rows to itself, and adds `rows`, `time_ms` (of the operator itself) and
  /// `memory_bytes` (the most it kept of rows and the like at a time).
  std::string explain(std::string_view query, const Parameters& parameters = {});

  /// Makes a procedure known to CALL, in place of one with the same name.
  void add_procedure(functions::Procedure procedure);
  /// Where db.index.fulltext.queryNodes gets its search from: Store::text_search(), called by the
  /// queries that need it. Without it, such a query first reads all text of the graph.
  void set_text_search(TextSearchSource source) { text_source_ = std::move(source); }
  /// Holds for queries that start from now on.
  void set_limits(ExecutionLimits limits) { limits_ = std::move(limits); }

  /// Holds for queries that start from now on.
  void set_execution_mode(ExecutionMode mode) { mode_ = mode; }

  /// To be told of what is legal in a query but hardly meant, such as a label, type or property key
  /// that nothing in the graph has. Called before the first row; of the options of a procedure,
  /// when it is called.
  void set_on_notification(std::function<void(const Notification&)> on_notification) {
    on_notification_ = std::move(on_notification);
  }

 private:
  struct Receiver {
    const std::function<void(const std::vector<std::string>&)>& on_columns;
    const std::function<bool(const Row&)>& on_row;
    bool keeps_rows;  ///< so that they count as memory of the query
  };
  ChangeCounts execute(std::string_view query, const Parameters& parameters,
                       const Receiver& receiver);

  const Graph* reading_;
  Graph* writing_;
  functions::ProcedureTable procedures_;
  std::unique_ptr<PreparedQueries> prepared_;
  TextSearchSource text_source_;
  ExecutionLimits limits_;
  ExecutionMode mode_ = ExecutionMode::kBatches;
  std::function<void(const Notification&)> on_notification_;
};

}  // namespace newsgraph
